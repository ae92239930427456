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
/** « VOSTFR », « VOSTF », « VOSTA », « VOST anglais » in one word. */
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
 * Names cut short, of which some are codes of languages that no copy speaks: « ang » is Old
 * English.
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
 * What is heard and what is read of a copy: « VOSTFR », « VF », « anglais st. français »,
 * « VO (swahili), sous-titres français SME », « sans dialogue ». Null when any of it is not
 * understood: half a version would be a false one.
 */
export function typedVersion(text: string): DocumentVersion | null {
  // What is as long names no version, and would be searched for one for seconds.
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

/** « STFR », « VFSTSME »: what is written in one word, in several. */
const apart = (text: string) =>
  text
    .replace(/\bvf(?=st)/, 'vf ')
    .replace(/\bst(fr|f|en|ang|es|esp|de|all|it)\b/, (_, said: string) => `st ${joinedCode(said) ?? said}`);

/**
 * What stands before « sous-titres » and after; in English, « French subtitles » names them before.
 */
function split(text: string): [string, string] {
  const found = SUBTITLED.exec(text);
  if (!found) return [text, ''];
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  if (after.replace(/[\s().]/g, '') !== '') return [before, after];
  const said = /^(.*?)(?:\bwith\b|[,/(])?\s*([^\s,/(]+)\s*$/.exec(before);
  return said ? [said[1] ?? '', said[2] ?? ''] : [before, after];
}

/** Codes of the languages named; null when one of the words names none. */
function namesIn(text: string): string[] | null {
  const { codes, unknown } = languagesIn(text);
  return unknown.length > 0 ? null : codes;
}

type Languages = ReturnType<typeof codesOf>;

/**
 * The languages that a text without capitals and accents names, whatever separates them, and the
 * words that name none.
 */
export function languagesIn(text: string): Languages {
  const parts = text.split(/[,;\n/]/).map(languagesOfPart);
  return {
    codes: [...new Set(parts.flatMap(({ codes }) => codes))],
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}

/** Each part alone: « langue des signes française » is a name, and « langue » says nothing else. */
function languagesOfPart(text: string): Languages {
  const whole = ofVersions.code(text);
  if (whole && text.length > 3) return { codes: [whole], unknown: [] };
  // « EN st. FR »: alone it is a language, between words a preposition.
  const alone = /^[a-z]{2,3}$/.test(text.trim()) ? ofVersions.code(text) : null;
  if (alone) return { codes: [alone], unknown: [] };
  const plain = text
    .replace(/[().:\]–-]|\[/g, ' ')
    .replace(/[&+]/g, ',')
    // « En anglais », but « FR/EN ».
    .replace(/\b(?:en(?=\s+[a-z])|in|and|et|with|avec|dialogues?|versions?|langues?|language)\b/g, ',')
    .replace(/\s+/g, ' ')
    .trim();
  return codesOf(plain, ofVersions);
}

/** « Version anglaise », « italienne »: a version is feminine, the name of a language is not. */
const ofVersions: typeof languages = {
  ...languages,
  code: (text) =>
    SHORT_NAMES.get(text.replace(/[ .]/g, '')) ??
    languages.code(text) ??
    (text.length > 5 ? (languages.code(text.replace(/ne$/, '')) ?? languages.code(text.replace(/e$/, ''))) : null),
};
