// Texts of the pages. A language is one file in texts/, and a line here.
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };

let texts = {};
const learnt = new Set();
let plurals = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

export let language = 'en';

/** Loads the wanted language, or the first of the browser's that there is. */
export async function speak(wanted) {
  language = [wanted, ...navigator.languages].map((tag) => tag?.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';
  texts = await (await fetch(`texts/${language}.json`)).json();
  learnt.clear();
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  document.documentElement.lang = language;
}

/** Adds the texts of pages that few people open: texts/{part}/{language}.json. */
export async function learn(part) {
  if (learnt.has(part)) return;
  Object.assign(texts, await (await fetch(`texts/${part}/${language}.json`)).json());
  learnt.add(part);
}

/** Returns a text, with its {names} replaced; `n` is a number that also selects the plural form. */
export function t(key, values = {}) {
  const text = 'n' in values ? (texts[`${key}.${plurals.select(values.n)}`] ?? texts[`${key}.other`]) : texts[key];
  return (text ?? key).replace(/\{(\w+)\}/g, (all, name) =>
    name === 'n' ? numbers.format(values.n) : (values[name] ?? all),
  );
}

/** Whether there is a text; for words that a newer server may add. */
export const hasText = (key) => key in texts;
