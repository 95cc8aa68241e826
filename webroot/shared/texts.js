/** The languages that the pages speak, each in its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const KEPT = 'sidestage.language';
const listeners = new Set();

/** The chosen language's code. */
export let language = '';

/** The chosen language's texts. A live binding: read it when rendering, and don't keep it. */
export let t = {};

await speak(localStorage.getItem(KEPT) ?? preferred());

/** Changes the language, and remembers it. */
export async function choose(code) {
  localStorage.setItem(KEPT, code);
  await speak(code);
}

/** Calls back at each change of language, until the returned function is called. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function preferred() {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code in LANGUAGES) ?? 'en';
}

async function speak(code) {
  language = code in LANGUAGES ? code : 'en';
  t = (await import(`./texts/${language}.js`)).default;
  document.documentElement.lang = language;
  listeners.forEach((listener) => listener());
}
