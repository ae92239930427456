import type { PublicDocument } from '#lib/model/documents.ts';
import { forgiven, nearestOf } from '#lib/search/nearest.ts';
import { folded } from '#lib/search/words.ts';
import { type TextIndex, withAlmost, withWords } from './search-index.ts';
import { dayLexicon, isOfTheWorld, lexiconOf, singular } from './search-lexicon.ts';
import type { QuestionPart } from './search-meanings.ts';
import { questionPartsOf } from './search-question.ts';

/**
 * « Rien pour « audidescripton » »: the word as it was typed, the nearest word that finds
 * something, and the corrected question.
 */
export type Correction = Readonly<{ typed: string; meant: string; query: string }>;

type Asked = Readonly<{ parts: readonly QuestionPart[]; query: string; now: string }>;
type Corrected = Readonly<{
  parts: readonly QuestionPart[];
  /** Parts that are searched for with a tolerance of one or two letters. */
  almost: ReadonlySet<QuestionPart>;
  nearest: readonly Correction[];
}>;

/**
 * The parts of a question with its typos corrected. A word that nothing begins with is replaced by
 * the nearest word of a filter. Where titles, names and texts have a word as near, they are
 * searched with a tolerance of one or two letters instead.
 */
export function corrected(document: PublicDocument, index: TextIndex, { parts, query, now }: Asked): Corrected {
  const unknown = parts.filter(
    ({ words, meanings }) =>
      meanings.length === 0 && words.length > 0 && withWords(index, words).length === 0 && !words.every(isOfTheWorld),
  );
  if (unknown.length === 0) return { parts, almost: new Set(), nearest: [] };
  const written = writtenWords(document, now);
  const nearest: Correction[] = [];
  const asIs = new Set<string>();
  let mended = query;
  for (const [word = ''] of unknown.map(({ words }) => words)) {
    const meant = meantBy(word, index, written);
    if (meant === null) asIs.add(word);
    else {
      mended = replaced(mended, word, meant);
      nearest.push({ typed: word, meant, query: mended });
    }
  }
  const read = nearest.length > 0 ? questionPartsOf(document, mended, now) : parts;
  const almost = new Set(read.filter(({ words, meanings }) => meanings.length === 0 && asIs.has(words[0] ?? '')));
  return { parts: read, almost, nearest: nearest.map((one) => ({ ...one, query: mended })) };
}

/** The words of filters and days in the singular, with their spelling. */
function writtenWords(document: PublicDocument, now: string): ReadonlyMap<string, string> {
  const days = [...dayLexicon(document, now).whole.keys()].flatMap((phrase) => phrase.split(' '));
  return new Map([...days.map((word) => [word, word] as const), ...lexiconOf(document).written]);
}

/** In a shorter word, one changed letter makes another word: « tout » is not meant as « bout ». */
const SHORTEST_MENDED = 5;

/**
 * The word of a filter that was meant; null where a word of the programme is as near, or none is
 * near.
 */
function meantBy(word: string, index: TextIndex, written: ReadonlyMap<string, string>): string | null {
  const own = singular(word);
  if (word.length < SHORTEST_MENDED || written.has(own)) return null;
  const inTexts = nearestOf(word, new Set(withAlmost(index, [word]).flatMap(({ terms }) => terms)), forgiven(word) + 1);
  // Where the texts have no near word, two letters of five may differ.
  const most =
    inTexts === null
      ? Math.max(forgiven(own), Math.floor(own.length * 0.4))
      : Math.min(forgiven(own), inTexts.letters - 1);
  const named = nearestOf(own, written.keys(), most);
  return named && (written.get(named.word) ?? named.word);
}

/** The question with one word replaced, whatever the accents of that word. */
function replaced(query: string, word: string, by: string): string {
  return query.replace(/[\p{L}\p{N}\p{M}]+/gu, (own) => (folded(own) === word ? by : own));
}
