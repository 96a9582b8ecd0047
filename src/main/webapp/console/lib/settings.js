// A person's own settings, of this browser.
const PREFIX = 'redress.';

export const setting = (name, otherwise = null) => localStorage.getItem(PREFIX + name) ?? otherwise;
export const keep = (name, value) => localStorage.setItem(PREFIX + name, value);

export function applyTheme(theme = setting('theme', 'auto')) {
  keep('theme', theme);
  document.documentElement.dataset.theme = theme;
}
