import type { PublicDocument } from '#lib/model/documents.ts';
import { forgiven, nearestOf } from '#lib/search/nearest.ts';
import { folded, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import { type TextIndex, withAlmost, withWords } from './search-index.ts';
import {
  dayLexicon,
  isGeneral,
  isLittle,
  isOfTheWorld,
  type Lexicon,
  LONGEST_PHRASE,
  lexiconOf,
  singular,
} from './search-lexicon.ts';
import { type Meaning, partOf, type QuestionPart } from './search-meanings.ts';
import { dayOfWords, timesIn } from './search-times.ts';

/** From this many letters on, a beginning can stand for a word. */
const SHORTEST_BEGINNING = 4;
/** A beginning that fits more filters than this stands for none of them. */
const MAX_BEGUN = 4;

/**
 * A question divided into parts that all have to match: phrases that stand for a filter, a day, an
 * hour or a length (the longest first), and the words between them. `now` is an instant.
 */
export function questionPartsOf(document: PublicDocument, question: string, now: string): QuestionPart[] {
  const { times, rest } = timesIn(question.slice(0, MAX_LENGTH), document);
  const words = typedWordsOf(rest);
  const said = words.filter((word) => !isLittle(word));
  const parts: QuestionPart[] = times.map(({ text, meaning }) => partOf(wordsOfText(text), { meanings: [meaning] }));
  const read = phraseReader(document, now);
  const left = said.length > 0 || times.length > 0 ? said : words;
  for (let at = 0; at < left.length; ) {
    const { length, parts: found } = read(left.slice(at, at + LONGEST_PHRASE));
    parts.push(...found);
    at += length;
  }
  return withoutGeneral(parts);
}

const MAX_LENGTH = 300;

/**
 * « films » in « films japonais » narrows nothing and is dropped; alone it is the question itself.
 */
function withoutGeneral(parts: QuestionPart[]): QuestionPart[] {
  const special = parts.filter(({ words }) => !words.every(isGeneral) || words.length === 0);
  return special.length > 0 ? special : parts;
}

type Read = { length: number; parts: readonly QuestionPart[] };

function phraseReader(document: PublicDocument, now: string): (words: readonly string[]) => Read {
  const lexicon = lexiconOf(document);
  const days = dayLexicon(document, now);
  const ofLength = (phrase: readonly string[]): readonly QuestionPart[] | null => {
    const key = phrase.map(singular).join(' ');
    const date = phrase.length > 1 ? dayOfWords(phrase.join(' '), document) : null;
    const ofDay = date === null ? days.whole.get(key) : [date];
    const whole = lexicon.whole.get(key) ?? [];
    const partly = lexicon.partly.get(key) ?? [];
    if (ofDay !== undefined)
      return ofDay.map((meaning, i) =>
        partOf(i === 0 ? phrase : [], { meanings: [meaning], also: i === 0 ? [...whole, ...partly] : [] }),
      );
    const named = whole.length > 0 ? whole : partly;
    return named.length > 0 ? [partOf(phrase, { meanings: named })] : null;
  };
  return (words) => {
    for (let length = words.length; length > 0; length--) {
      const parts = ofLength(words.slice(0, length));
      if (parts) return { length, parts };
    }
    const [word = ''] = words;
    const short = days.short.get(word);
    const meanings = short ? [] : begunBy(lexicon, word);
    return { length: 1, parts: [partOf([word], { meanings, also: short ? [short] : [], isBegun: true })] };
  };
}

/** « audiodesc », « japo »: the filters that a half-typed word may become. */
function begunBy({ whole }: Lexicon, word: string): readonly Meaning[] {
  if (word.length < SHORTEST_BEGINNING) return [];
  const begun = new Set(
    [...whole].flatMap(([key, meanings]) => (key.startsWith(singular(word)) && !key.includes(' ') ? meanings : [])),
  );
  return begun.size <= MAX_BEGUN ? [...begun] : [];
}

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
