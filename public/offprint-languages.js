// Chooses the language of an element's interface, and fetches the file with its texts.
//
// English is compiled into the module. The build inserts the names of the other languages' files here.

/** @type {Record<string, string>} */
const files = { /* languages */ };
const SOURCE = "en";
const PATIENCE = 10_000;

/** The tags of all available languages. */
export const languages = [...Object.keys(files), SOURCE].sort();

// Tags that are served by another language's file.
const KIN = { nn: "nb", no: "nb", pt: "pt-PT" };

/** A file: its content once it has arrived, until then a promise. @typedef {{ sentences?: string, arriving?: Promise<void> }} Fetched */
/** Files by tag, each fetched once per page. @type {Map<string, Fetched>} */
const fetched = new Map();

/** The language of an element's interface. */
class Language {
  #fetched;

  constructor(/** @type {string} */ tag, /** @type {string} */ file, /** @type {Fetched} */ fetched = {}) {
    this.tag = tag;
    this.file = file;
    this.#fetched = fetched;
  }

  get sentences() {
    return this.#fetched.sentences;
  }

  get arriving() {
    return this.#fetched.arriving;
  }
}

// The file for a tag (BCP 47). A missing script or region is the likely one according to CLDR.
function fileFor(/** @type {Intl.Locale} */ locale) {
  const { language, script, region } = locale.maximize();
  return [`${language}-${region}`, `${language}-${script}`, language, KIN[language]].find((tag) => languages.includes(tag));
}

// WordPress's locales are accepted: with underscores, and with an ending that is no subtag, as in pt_PT_ao90, which is dropped.
function parse(/** @type {string} */ tag) {
  for (let start = tag.trim().replaceAll("_", "-"); start; start = start.replace(/-?[^-]*$/, "")) {
    try {
      return new Intl.Locale(start);
    } catch {
      // Not a language tag.
    }
  }
}

/**
 * Chooses a language, and starts fetching its file.
 *
 * @param {string | null | undefined} stated by the element, its article or the page; without it, the browser's languages are used
 * @param {{ isExact: boolean, hasWords: boolean }} how `isExact`: dates are formatted for exactly this tag; `hasWords`: the page
 *   supplies texts, so a language without a file is accepted
 * @returns {Language}
 */
export function choose(stated, { isExact, hasWords }) {
  const spoken = navigator.languages.map(parse);
  for (const locale of stated ? [parse(stated)] : spoken) {
    const file = locale && fileFor(locale);
    // On a page in English, dates are formatted as in the reader's region.
    const variety = !isExact && file && spoken.find((own) => own && fileFor(own) === file);
    if (file || (locale && stated && hasWords)) return new Language(`${variety || locale}`, file ?? SOURCE, fetchOnce(file));
  }
  return new Language(SOURCE, SOURCE);
}

function fetchOnce(/** @type {string | undefined} */ file) {
  if (!file || file === SOURCE) return;
  if (!fetched.has(file)) {
    const entry = {};
    fetched.set(file, entry);
    entry.arriving = fetchFile(file, entry);
  }
  return fetched.get(file);
}

async function fetchFile(/** @type {string} */ file, /** @type {Fetched} */ entry) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(new URL(files[file], import.meta.url), { credentials: "same-origin", signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    entry.sentences = await response.text();
  } catch (error) {
    console.warn(`offprint: the file for the language ${file} could not be fetched, so English is used.`, error);
    // The next element that needs it tries again.
    fetched.delete(file);
  }
  delete entry.arriving;
}

/** A sentence that the loader shows without the module; `english` until the language's file has arrived. */
export function say(/** @type {Language} */ { sentences }, /** @type {string} */ name, /** @type {string} */ english) {
  return (sentences && JSON.parse(sentences).script[name]) ?? english;
}
