// Charts as SVG: they print, take the colours of the theme, and stand beside a table of their numbers.
import { html, nothing, svg } from './page.js';

const HEIGHT = 220;
const MARGIN = { left: 40, top: 14, bottom: 24 };
const SHORTEST_LABEL = 56;

/**
 * Returns columns over time.
 *
 * @param {{label: string, title: string, value: number}[]} rows
 * @param {{name: string, width: number, tick: (value: number) => string}} options
 */
export function columns(rows, { name, width, tick }) {
  const { left, top, bottom } = MARGIN;
  const step = niceStep(Math.max(1, ...rows.map((row) => row.value)) / 4);
  const steps = Math.max(1, Math.ceil(Math.max(...rows.map((row) => row.value)) / step));
  const y = (value) => top + (HEIGHT - top - bottom) * (1 - value / (steps * step));
  const slot = (width - left) / rows.length;
  const labelled = Math.ceil(SHORTEST_LABEL / slot);
  const line = (i) => svg`<line class="rule" x1=${left} x2=${width} y1=${y(i * step)} y2=${y(i * step)} />
    <text class="tick" x=${left - 6} y=${y(i * step) + 4} text-anchor="end">${tick(i * step)}</text>`;
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${HEIGHT}"
    width=${width}
    height=${HEIGHT}
    role="img"
    aria-label=${name}
  >
    ${Array.from({ length: steps + 1 }, (_, i) => line(i))}
    ${rows.map(
      ({ label, title, value }, i) => svg`<g><title>${title}</title>
      <rect class="hit" x=${left + i * slot} y=${top} width=${slot} height=${HEIGHT - top - bottom} />
      <rect class="column" x=${left + (i + 0.15) * slot} y=${y(value)} width=${slot * 0.7} height=${HEIGHT - bottom - y(value)} rx="2" />
      ${i % labelled ? nothing : svg`<text class="tick" x=${left + (i + 0.5) * slot} y=${HEIGHT - 6} text-anchor="middle">${label}</text>`}</g>`,
    )}
  </svg>`;
}

/** Returns a step of 1, 2 or 5 times a power of ten. */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least);
}

/**
 * Returns a table whose numbers have bars beside them.
 *
 * @param {{label: string, value: number, text: string, more?: string, href?: string, kind?: string}[]} rows
 * @param {{caption: string, heads: string[], most?: number}} options most: the value of a full
 *   bar, if it is not the largest of the rows
 */
export function bars(rows, { caption, heads, most = Math.max(1, ...rows.map((row) => row.value)) }) {
  const [first, ...others] = heads;
  return html`<table class="bars">
    <caption>
      ${caption}
    </caption>
    <thead class="hidden">
      <tr>
        <th scope="col">${first}</th>
        <td></td>
        ${others.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, value, text, more, href, kind }) =>
          html`<tr>
            <th scope="row">${href ? html`<a href=${href}>${label}</a>` : label}</th>
            <td class="track">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="column ${kind ?? ''}" width=${(100 * value) / most} height="10" rx="1" />
              </svg>
            </td>
            <td class="number">${text}</td>
            <td class="number soft">${more}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
