import type { Locale } from '#db/enums.ts';
import { months, shortMonths } from './calendar-words.ts';
import { type Bilingual, inLocale, localeOf } from './text.ts';

/** U+00A0 has the width of a space, U+202F is narrow. Neither allows a line break. */
export const NBSP = '\u00A0';
const NNBSP = '\u202F';
/** Separates the facts of a line, which never begins with the dot. */
export const SEPARATOR = '\u00A0· ';
/** Separates the name of something from its value. */
export const colonOf = (locale: Locale): string => (locale === 'fr' ? `${NBSP}: ` : ': ');

// Addresses are copied and opened, so nothing within them may change. Each word is tested once,
// whatever its length.
const ADDRESS_IN_WORD = /(?:(?:https?|webcal|ftp):\/\/|mailto:|www\.)\S/i;
const ADDRESS_WORD = /[\w-]@[\w-]+\.|[\w-]\.[\w-]+\//;

/** Text and addresses alternately, text first; an address reaches to the end of its word. */
function splitAddresses(text: string): string[] {
  const pieces: string[] = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const at = ADDRESS_WORD.test(word) ? 0 : word.search(ADDRESS_IN_WORD);
    if (at < 0) continue;
    pieces.push(text.slice(done, index + at), word.slice(at));
    done = index + word.length;
  }
  pieces.push(text.slice(done));
  return pieces;
}

const UNITS =
  'min|mn|sec|s|ms|h|km|hm|m|cm|mm|kg|g|t|ha|m²|km²|m³|l|L|cl|V|W|kW|MW|GW|TWh|GWh|MWh|kWh|Wh|Hz|kHz|MHz|GHz|dB|ko|Mo|Go|To|Po|kB|MB|GB|TB|°C|°|%|‰|€|\\$|£|CHF|minutes?|heures?|secondes?|hours?|seconds?|jours?|days?|ans?|années?|years?|euros?|dollars?|places?|seats?|kilomètres?|mètres?|tonnes?|euro|am|pm';
const MINUTES_OF_HOUR = / (?<=\d[ \u00A0\u202F]h )(?=[0-5]\d(?!\d))/g;
const TIME = '(?:[01]?\\d|2[0-3])(?:[ \\u00A0\\u202F]?h(?:[ \\u00A0\\u202F]?[0-5]\\d)?|:[0-5]\\d)';

function makePatterns() {
  const all = [...months.fr, ...shortMonths.fr, ...months.en, ...shortMonths.en];
  const month = all.map((name) => name.replace('.', '\\.')).join('|');
  return {
    afterNumber: new RegExp(` (?<=\\d )(?=(?:${UNITS}|${month})(?![\\p{L}\\p{N}]))`, 'gu'),
    firstOfMonth: new RegExp(` (?<=\\d(?:er|st|nd|rd|th) )(?=(?:${month})(?!\\p{L}))`, 'gu'),
    dashOfTimes: new RegExp(`(?=[ –-])(?<=(?<!\\d)${TIME}) ?[-–] ?(?=${TIME}(?!\\d))`, 'g'),
  };
}
// Marked as pure, so that scripts that only write hours do not include them.
const PATTERNS = /* @__PURE__ */ makePatterns();

/**
 * Quotes within quotes become “ ”. Where marks do not pair or are nested deeper, it cannot be known
 * which are inner ones, so nothing is changed.
 */
function quotesInside(text: string): string {
  if (!/«[^»]*«/.test(text)) return text;
  let depth = 0;
  for (const [mark] of text.matchAll(/[«»]/g)) {
    depth += mark === '«' ? 1 : -1;
    if (depth < 0 || depth > 2) return text;
  }
  if (depth > 0) return text;
  return text.replace(/«[ \u00A0\u202F]*|(?<![ \u00A0\u202F])[ \u00A0\u202F]*»/g, (mark) => {
    if (mark.startsWith('«')) depth += 1;
    const isInside = depth === 2;
    if (mark.endsWith('»')) depth -= 1;
    if (!isInside) return mark;
    return mark.startsWith('«') ? '“' : '”';
  });
}

// Each pattern begins with a rare character, so that most of a text is skipped without looking
// behind.
function typesetPiece(text: string, locale: Locale): string {
  let out = text.replace(/'(?<=[\p{L}\p{N}]')(?=[\p{L}\p{N}«“])/gu, '’');
  out = out.replace(PATTERNS.afterNumber, NBSP).replace(PATTERNS.firstOfMonth, NBSP).replace(MINUTES_OF_HOUR, NBSP);
  out = out.replace(PATTERNS.dashOfTimes, `${NBSP}– `).replaceAll(' · ', SEPARATOR);
  if (locale !== 'fr') return out;
  // Guillemets come first, because what they place after a colon decides whether the colon has its
  // space.
  return quotesInside(out)
    .replace(/« *(?=\S)/g, `«${NBSP}`)
    .replace(/(?=[ »])(?<! ) *»/g, (match, at: number, whole: string) => {
      const isSet = whole[at - 1] === NBSP || whole[at - 1] === NNBSP;
      return isSet ? match.trimStart() : `${NBSP}»`;
    })
    .replace(/ (?<! {2}) *(?=[;!?])/g, NNBSP)
    .replace(/(?=[;!?])(?<=[\p{L}\p{N}»)\]”’])(?=[;!?]+(?:[\s»)\]”"]|$))/gu, NNBSP)
    .replace(/ (?<! {2}) *(?=:(?!\d))/g, NBSP)
    .replace(/(?=:)(?<=[\p{L}\p{N}»)\]”])(?=:(?:\s|$))/gu, NBSP);
}

/**
 * Typesets a text in French or English: no-break spaces (U+202F before `; ! ?`, U+00A0 before `:`
 * and « · » and within « », between a number and its unit or month, within a time), typographic
 * apostrophes, “ ” within « » of the same text, a spaced en dash between times. Applied when a text
 * is shown, never to what is stored. A second application changes nothing; addresses and typed
 * no-break spaces are kept.
 */
export function typeset(text: string, locale: Locale): string {
  if (!/[\d;:!?«»'·]/.test(text)) return text;
  if (!/[/@]|www\.|mailto:/i.test(text)) return typesetPiece(text, locale);
  return splitAddresses(text)
    .map((piece, i) => (i % 2 === 1 ? piece : typesetPiece(piece, locale)))
    .join('');
}

/**
 * The text in the reader's language or else in the other, typeset by the rules of its own language.
 */
export const typesetIn = (text: Bilingual | null | undefined, locale: Locale): string =>
  typeset(inLocale(text, locale), localeOf(text, locale) ?? locale);

/** The same of several texts. */
export const typesetterIn = (locale: Locale) => (text: Parameters<typeof typesetIn>[0]) => typesetIn(text, locale);
