// Lengths of time and sizes of files.
import { STEPS, format } from './format.js';

export function span(seconds) {
  const [unit, length] = STEPS.find(([, s]) => seconds >= 2 * s) ?? STEPS.at(-1);
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 };
  return format(Intl.NumberFormat, options).format(seconds / length);
}

const KIB = 1024;

/** Units of sizes with their numbers of bytes, the largest first. */
export const SIZES = Object.entries({ TiB: KIB ** 4, GiB: KIB ** 3, MiB: KIB ** 2, KiB: KIB });

/** Returns a size in the units in which the limits are set; Intl has decimal units only. */
export function fileSize(bytes) {
  const [unit, length] = SIZES.find(([, length]) => bytes >= length) ?? SIZES.at(-1);
  const size = bytes / length;
  return `${format(Intl.NumberFormat, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`;
}
