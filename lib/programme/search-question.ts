import type { PublicDocument } from '#lib/model/documents.ts';
import { typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import {
  dayLexicon,
  isGeneral,
  isLittle,
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
