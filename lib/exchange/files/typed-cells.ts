import { eventKinds, eventStatuses, personRoles, visibilities } from '#db/enums.ts';
import { MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { codesOf } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentVersion } from '#lib/model/documents.ts';
import { cutParts, folded, plainWords } from '#lib/search/words.ts';

/*
 * Reads what people type into cells of a list: lengths, years, names, countries, languages, kinds,
 * states and roles.
 */

/**
 * A running time in the form a form accepts: `1:34:00` and `01:34:20` (FilmFreeway, Excel),
 * `12’30`, `12 min 30 s` and `12,5` become minutes; `94’`, `94 minutes`, `00:94` and `1h34` are
 * understood as they are.
 */
export function typedMinutes(cell: string): string {
  const plain = folded(cell)
    .replace(/[’´`]/g, "'")
    .replace(/minutes?|mins?\b/, 'min')
    .trim();
  const clock = /^(\d{1,2}):([0-5]?\d):([0-5]\d)$/.exec(plain);
  if (clock) return String(Number(clock[1]) * 60 + Number(clock[2]) + (Number(clock[3]) >= 30 ? 1 : 0));
  // « 1,5 h »; but « 1.30 h » may be 1.3 hours (78 minutes) or 1 hour and 30 minutes.
  const hours = /^(\d{1,2})[.,](\d|25|50|75) ?(?:h|hrs?|heures?|hours?)$/.exec(plain);
  if (hours) return String(Math.round(Number(`${hours[1]}.${hours[2]}`) * 60));
  // « 93,5 »; but « 1,5 » may be hours.
  const minutes = /^(\d{2,3})[.,](\d|00|25|50|75)(?: ?(?:'|min\.?|mn))?$/.exec(plain);
  if (minutes) return String(Math.round(Number(`${minutes[1]}.${minutes[2]}`)));
  const seconds = /^(\d{1,3}) ?(?:'|min\.?|mn) ?([0-5]?\d) ?(?:''|"|s|sec)?$/.exec(plain);
  if (seconds) return String(Math.max(1, Number(seconds[1]) + (Number(seconds[2]) >= 30 ? 1 : 0)));
  return plain.replace(/''$/, '').trim();
}

/**
 * The year in a date or year: `2024`, `March 1, 2024`, `01/03/2024`. A cell with none, or two,
 * stays as it is and is refused.
 */
export function typedYear(cell: string): string {
  const years = [...new Set(cell.match(/\b(?:18[89]|19\d|20\d|21\d)\d\b/g) ?? [])];
  return years.length === 1 ? (years[0] ?? cell) : cell.trim();
}

/** « inconnue », “unknown”, « - »: a cell that means « not known ». */
export const isUnsaid = (cell = ''): boolean =>
  /^[^\p{L}\p{N}]+$/u.test(cell) ||
  /^(?:inconnue?s?|unknown|non precise(?:e|es|s)?|a preciser|not specified|n ?a|n ?c|tbc|tbd)$/.test(plainWords(cell));

/** A comma; « et » behind two words, or before a single one. */
const BETWEEN_NAMES = /\s*,\s*|(?<=[^\s,]\s+[^\s,]+)\s+(?:et|and|&)\s+|\s+(?:et|and|&)\s+(?=[^\s,]+\s*(?:,|$))/;

/**
 * The names in a cell, one per line: separated by semicolons, bars, slashes or lines, else by
 * commas and « et ». « Diop, Awa » is one person; « N/A » is nobody. « Awa et Luc Diop » share a
 * family name and stay together: nobody is called « Awa » alone.
 */
export function typedNamesOf(cell: string): string {
  if (isUnsaid(cell)) return '';
  const hard = cell.replace(/(?<![\p{L}\p{N}])n\s?\/\s?[ac](?![\p{L}\p{N}])/giu, '').split(/\s*[;|/\n]\s*/);
  const parts = (hard.length > 1 ? hard : isTurned(cell) ? [cell] : cell.split(BETWEEN_NAMES)).map((part) =>
    part.trim(),
  );
  return parts
    .filter((part) => part !== '' && !isUnsaid(part))
    .map((part) => (isTurned(part) ? part.replace(/^(.*?),\s*(.*)$/, '$2 $1') : part))
    .join('\n');
}

/**
 * A family name and a first name, as catalogues sort them: one word on each side of the only comma.
 */
const isTurned = (text: string) => /^\s*[^\s,]+\s*,\s*[^\s,]+\s*$/.test(text);

/** The countries in a cell, separated as a form expects it. */
export const typedCountries = (cell: string): string => cell.replace(/\s+(?:et|and|&)\s+|\s*[+|–]\s*/g, ', ');

/** Reads a value of an enumeration as people write it; null for any other text. */
export type ReadChoice<T extends string> = (cell: string) => T | null;
/** The same, with the written form of each value. */
type Choices<T extends string> = ReadChoice<T> &
  Readonly<{ said: (value: T, locale: Locale) => string; all: (locale: Locale) => string[] }>;

/**
 * Makes a reader for the interface's words for these values in both languages, the values
 * themselves, and further words that people use.
 */
export function choicesOf<const T extends string>(
  values: readonly T[],
  said: (value: T, locale: Locale) => string,
  besides: readonly (readonly [RegExp, T])[] = [],
): Choices<T> {
  let words: Map<string, T> | undefined;
  const read: ReadChoice<T> = (cell) => {
    words ??= new Map(
      values.flatMap((value) => [
        [plainWords(value), value],
        ...locales.map((locale) => [plainWords(said(value, locale)), value]),
      ]) as [string, T][],
    );
    const typed = plainWords(cell);
    return words.get(typed) ?? besides.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
  };
  return Object.assign(read, { said, all: (locale: Locale) => values.map((value) => said(value, locale)) });
}

/**
 * Several of them, separated by commas, semicolons, slashes or lines. `unknown` is the first part
 * that was not understood.
 */
export function severalOf<T extends string>(
  cell: string,
  read: ReadChoice<T>,
): { values: T[]; unknown: string | null } {
  const whole = read(cell);
  if (whole) return { values: [whole], unknown: null };
  const parts = cutParts(cell, /[,;/|+\n]+/);
  const found = parts.map((part) => ({ part, value: read(part) }));
  return {
    values: [...new Set(found.flatMap(({ value }) => value ?? []))],
    unknown: found.find(({ value }) => value === null)?.part ?? null,
  };
}

/** « Projection », « table ronde », « ciné-débat ». */
export const readEventKind = choicesOf(eventKinds, (kind, locale) => translator(locale, 'terms')(`kind.${kind}`), [
  [
    /^(?:films?|long metrage|courts? metrages?|documentaire|seance|projections?|screenings?|cine debat|cine rencontre|avant premiere)\b/,
    'screening',
  ],
  [
    /^(?:conferences?|rencontres?|interventions?|masterclass(?:e|es)?|lectures?|keynotes?|talks?|presentation)\b/,
    'talk',
  ],
  [/^(?:debats?|discussions?|debates?)\b/, 'debate'],
  [/^(?:tables? rondes?|panels?)\b/, 'panel'],
  [/^(?:spectacles?|concerts?|cine concerts?|performances?|theatre|danse|shows?)\b/, 'show'],
  [/^(?:ateliers?|workshops?|stages?)\b/, 'workshop'],
  [/^(?:expositions?|expos?|installations?|exhibitions?|vernissages?)\b/, 'exhibition'],
  [/^(?:visites?|balades?|promenades?|parcours|walks?|tours?|outings?)\b/, 'outing'],
  [/^(?:ceremonies?|ouverture|cloture|inauguration|remise des prix|opening|closing|awards?)\b/, 'ceremony'],
  [/^(?:autres?|others?|divers|fete|repas|soiree)\b/, 'other'],
]);

/** « prévue », « annulée », « confirmed ». */
export const readStatus = choicesOf(
  eventStatuses,
  (status, locale) => translator(locale, 'terms')(`status.${status}`),
  [
    [/^(?:annule(?:e|es|s)?|cancell?ed|supprime(?:e|es|s)?)$/, 'cancelled'],
    [/^(?:prevu(?:e|es|s)?|confirme(?:e|es|s)?|maintenu(?:e|es|s)?|planned|confirmed|ok|oui|tentative)$/, 'planned'],
  ],
);

/** « publique », « équipe seulement », « interne ». */
export const readVisibility = choicesOf(
  visibilities,
  (visibility, locale) => translator(locale, 'terms')(`visibility.${visibility}`),
  [
    [/^(?:publi(?:c|que|ques|cs)|tout public|oui|yes)$/, 'public'],
    [/^(?:equipe|interne|prive(?:e|es|s)?|team(?: only)?|internal|private|scolaires?|non|no)$/, 'team'],
  ],
);

/** « animation », « réalisatrice », « moderator ». */
export const readRole = choicesOf(personRoles, (role, locale) => translator(locale, 'terms')(`personRole.${role}`), [
  [/^(?:moderat(?:ion|eur|rice|or)|anim(?:e|ee|ation|ateur|atrice))$/, 'moderator'],
  [/^(?:real(?:isat(?:ion|eur|rice))?|cineaste|director)$/, 'director'],
  [/^(?:invite(?:e)?|guest)$/, 'guest'],
  [/^(?:intervenant(?:e)?|conferencier|conferenciere|speaker)$/, 'speaker'],
  [/^(?:artiste|comedien(?:ne)?|musicien(?:ne)?|performer|sur scene)$/, 'performer'],
  [/^(?:presentation|presentat(?:eur|rice)|accueil|host)$/, 'host'],
  [/^(?:interprete|traduction|interpreter)$/, 'interpreter'],
]);

const ROOM =
  /^(?:(?:grande?|petite?) )?(?:salle|room|auditorium|amphi|amphith[ée][âa]tre|studio|[ée]cran|screen|hall|foyer)(?: |$)/i;
/** « Salle 2 », « Grand amphi ». */
export const looksLikeRoom = (text: string): boolean => ROOM.test(text);

const FRENCH_ONLY = /^v\.?(?:o\.?)?f\.?$|^version francaise$/;
const ORIGINAL = /^(?:v\.?o\.?|o\.?v\.?|version originale|original version)\b/;
const SUBTITLED = /\b(?:sous[- ]?titr\w*|s\.?-?t\.?|subtitled|subtitles?|subs?)\b/;
const SDH = /\b(?:st-?)?sme\b|\bsourds?(?: et malentendants?)?\b|\bsdh\b|\bcaptions?\b/;
const AD = /\bad\b|\baudio-?description\b|\baudio-?decrite?\b/;
/** « VOSTFR », « VOSTF », « VOSTA », « VOST anglais » written as one word. */
const JOINED = /\bvost(fr|f|en|ang|a|es|de|it)?\b/;
const JOINED_CODES: Readonly<Record<string, string>> = {
  fr: 'fr',
  f: 'fr',
  en: 'en',
  a: 'en',
  es: 'es',
  de: 'de',
  it: 'it',
};
/**
 * Abbreviated names of languages. Some of them are codes of other languages that no copy has: « ang
 * » is Old English.
 */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['ang', 'en'],
  ['angl', 'en'],
  ['esp', 'es'],
  ['all', 'de'],
  ['ital', 'it'],
  ['port', 'pt'],
  ['jap', 'ja'],
]);
const joinedCode = (said: string) => JOINED_CODES[said] ?? SHORT_NAMES.get(said);

/**
 * The languages and subtitles of a copy: « VOSTFR », « VF », « anglais st. français », « VO
 * (swahili), sous-titres français SME », « sans dialogue ». Null when any part is not understood,
 * because half a version would be wrong.
 */
export function typedVersion(text: string): DocumentVersion | null {
  // A text of this length is no version, and examining it would take seconds.
  if (text.length > MAX_NOTE) return null;
  let rest = apart(folded(text).replace(/[’']/g, ' ')).replace(/\s+/g, ' ').trim();
  const version: DocumentVersion = { spoken: [], subtitles: [], sdh: false, ad: false };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found)
      rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.replace(/\s+/g, ' ').trim();
    return found;
  };
  version.sdh = take(SDH) !== null;
  version.ad = take(AD) !== null;
  rest = rest.replace(/[\s,;+–-]+$/, '').trim();
  if (FRENCH_ONLY.test(rest)) return { ...version, spoken: ['fr'] };

  const joined = take(JOINED);
  if (joined?.[1]) version.subtitles = [joinedCode(joined[1]) ?? ''];
  const isOriginal = joined !== null || take(ORIGINAL) !== null;
  const [heard = '', read = ''] = joined ? [rest, ''] : split(rest);
  // « VOST anglais »: the language of the subtitles follows.
  if (joined && !joined[1]) {
    const said = namesIn(heard);
    return said ? { ...version, subtitles: said } : null;
  }
  const spoken = namesIn(heard);
  const subtitles = namesIn(read);
  if (spoken === null || subtitles === null) return null;
  if (!isOriginal && spoken.length + subtitles.length === 0 && !version.sdh && !version.ad) return null;
  return { ...version, spoken, subtitles: [...new Set([...version.subtitles, ...subtitles])] };
}

/** « STFR », « VFSTSME »: divides what is written as one word. */
const apart = (text: string) =>
  text
    .replace(/\bvf(?=st)/, 'vf ')
    .replace(/\bst(fr|f|en|ang|es|esp|de|all|it)\b/, (_, said: string) => `st ${joinedCode(said) ?? said}`);

/**
 * The parts before and behind « sous-titres »; in English, « French subtitles », the language
 * stands before.
 */
function split(text: string): [string, string] {
  const found = SUBTITLED.exec(text);
  if (!found) return [text, ''];
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  if (after.replace(/[\s().]/g, '') !== '') return [before, after];
  const said = /^(.*?)(?:\bwith\b|[,/(])?\s*([^\s,/(]+)\s*$/.exec(before);
  return said ? [said[1] ?? '', said[2] ?? ''] : [before, after];
}

/** The codes of the languages; null when a word names none. */
function namesIn(text: string): string[] | null {
  const { codes, unknown } = languagesIn(text);
  return unknown.length > 0 ? null : codes;
}

type Languages = ReturnType<typeof codesOf>;

/** The languages in a folded text, with any separators, and the words that name none. */
export function languagesIn(text: string): Languages {
  const parts = text.split(/[,;\n/]/).map(languagesOfPart);
  return {
    codes: [...new Set(parts.flatMap(({ codes }) => codes))],
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}

/**
 * Each part by itself: « langue des signes française » is a name, but « langue » alone says
 * nothing.
 */
function languagesOfPart(text: string): Languages {
  if (FRENCH_ONLY.test(text.trim())) return { codes: ['fr'], unknown: [] };
  const whole = ofVersions.code(text);
  if (whole && text.length > 3) return { codes: [whole], unknown: [] };
  // « EN st. FR »: « en » alone is a language, between words a preposition.
  const alone = /^[a-z]{2,3}$/.test(text.trim()) ? ofVersions.code(text) : null;
  if (alone) return { codes: [alone], unknown: [] };
  const plain = text
    .replace(/[().:\]–-]|\[/g, ' ')
    .replace(/[&+]/g, ',')
    // « En anglais », but not « FR/EN ».
    .replace(
      /\b(?:en(?=\s+[a-z])|in|and|et|with|avec|dialogues?|versions?(?: originales?)?|original versions?|vo|ov|langues?|language)\b/g,
      ',',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return codesOf(plain, ofVersions);
}

/**
 * « Version anglaise », « italienne »: adjectives in the feminine, unlike the names of languages.
 * « VO », « oui » and « non » are no codes of Volapük, Old Norse or a language without a name.
 */
const ofVersions: typeof languages = {
  ...languages,
  code: (text) =>
    SHORT_NAMES.get(text.replace(/[ .]/g, '')) ??
    codeIn(text) ??
    (text.length > 5 ? (languages.code(text.replace(/ne$/, '')) ?? languages.code(text.replace(/e$/, ''))) : null),
};

function codeIn(text: string): string | null {
  const code = languages.code(text);
  return code === null || /^(?:vo|ov|non)$/.test(text.trim()) || languages.name(code, 'en') === code ? null : code;
}

/** « Non », “none”, « sans sous-titres »: a cell that means that there are none. */
export const saysNone = (cell = ''): boolean =>
  /^(?:non|none|(?:sans|aucune?|pas de|no|without)(?: (?:sous titres?|sous titrages?|traductions?|subtitles?|translation))?)$/.test(
    plainWords(cell),
  );
