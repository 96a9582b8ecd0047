// Lengths of time and sizes of files.
import { STEPS, format } from './format.js';

export function span(seconds) {
  const [unit, length] = STEPS.find(([, s]) => seconds >= 2 * s) ?? STEPS.at(-1);
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 };
  return format(Intl.NumberFormat, options).format(seconds / length);
}

const KIB = 1024;

/** Returns a size in KiB or MiB, as the limits are set; Intl has decimal units only. */
export function fileSize(bytes) {
  const [size, unit] = bytes < KIB * KIB ? [bytes / KIB, 'KiB'] : [bytes / KIB / KIB, 'MiB'];
  return `${format(Intl.NumberFormat, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`;
}
