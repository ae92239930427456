import { MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { codesOf } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { DocumentVersion } from '#lib/model/documents.ts';
import { folded } from '#lib/search/words.ts';

const FRENCH_ONLY = /^v\.?f\.?$|^version francaise$/;
const ORIGINAL = /^(?:v\.?o\.?|version originale|original version)\b/;
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
  const whole = ofVersions.code(text);
  if (whole && text.length > 3) return { codes: [whole], unknown: [] };
  // « EN st. FR »: « en » alone is a language, between words a preposition.
  const alone = /^[a-z]{2,3}$/.test(text.trim()) ? ofVersions.code(text) : null;
  if (alone) return { codes: [alone], unknown: [] };
  const plain = text
    .replace(/[().:\]–-]|\[/g, ' ')
    .replace(/[&+]/g, ',')
    // « En anglais », but not « FR/EN ».
    .replace(/\b(?:en(?=\s+[a-z])|in|and|et|with|avec|dialogues?|versions?|langues?|language)\b/g, ',')
    .replace(/\s+/g, ' ')
    .trim();
  return codesOf(plain, ofVersions);
}

/**
 * « Version anglaise », « italienne »: adjectives in the feminine, unlike the names of languages.
 */
const ofVersions: typeof languages = {
  ...languages,
  code: (text) =>
    SHORT_NAMES.get(text.replace(/[ .]/g, '')) ??
    languages.code(text) ??
    (text.length > 5 ? (languages.code(text.replace(/ne$/, '')) ?? languages.code(text.replace(/e$/, ''))) : null),
};
