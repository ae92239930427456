import { gather } from '#lib/grouped.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPage,
  DocumentPerson,
  PublicDocument,
} from '#lib/model/documents.ts';
import { folded, typedWordsOf } from '#lib/search/words.ts';
import { isToTakePlace } from './day.ts';
import { indexDocument } from './document-index.ts';
import { type Filters, keeping, NO_FILTERS } from './filters.ts';
import { isOverAt } from './real-times.ts';
import { isLittle, isOfTheWorld } from './search-lexicon.ts';
import { fitsFilm, fitsOf, isOfTheClock, type Offered, offeredOf, type QuestionPart } from './search-meanings.ts';
import {
  type Correction,
  corrected,
  namedExactly,
  questionPartsOf,
  type TextIndex,
  textIndexOf,
  withAlmost,
  withWords,
} from './search-question.ts';

/** The most séances a search returns: nobody reads further, and the page stays small. */
export const MAX_FOUND = 60;
/** The most films and people. They stand above the séances, and more would push those away. */
const MAX_NAMES = 12;

/**
 * A film with its showings that match the question (with audiodescription, on that day). If none
 * matches, and the film was found by its own name, all of its showings.
 */
export type FoundFilm = Readonly<{ film: DocumentFilm; showings: readonly DocumentEvent[] }>;

/**
 * A question that finds something, and how much: séances, or films and people where there are no
 * séances.
 */
type WayOn = Readonly<{ query: string; count: number }>;

export type SearchAnswer = Readonly<{
  /** Filters that the words stand for, with the number of séances each would leave. */
  offered: readonly Offered[];
  /** Séances to come first, then those that are over; the best match first within each. */
  events: readonly DocumentEvent[];
  /** Numbers of the séances that are over. */
  over: ReadonlySet<number>;
  films: readonly FoundFilm[];
  people: readonly DocumentPerson[];
  /** Pages of the festival's own. */
  pages: readonly DocumentPage[];
  /** How many séances match in all; `events` are the best of them. */
  total: number;
  /** The matched words, folded. They differ from the typed ones where a typo was corrected. */
  words: readonly string[];
  /**
   * Typed words that find nothing, each with the nearest word that does; the results are for that
   * word.
   */
  nearest: readonly Correction[];
  /** Where nothing has all of the words: the question without some of them. */
  ways: readonly WayOn[];
  /** Séances that match the words, whatever the filters. */
  unfiltered: readonly DocumentEvent[];
}>;

const NOTHING: SearchAnswer = {
  offered: [],
  events: [],
  over: new Set(),
  films: [],
  people: [],
  pages: [],
  total: 0,
  words: [],
  nearest: [],
  ways: [],
  unfiltered: [],
};

/** The time of the question (an instant), and the filters that were chosen before. */
type Asking = Readonly<{ now: string; filters?: Filters }>;

/** The score of everything found, by its id in the index. */
type Matches = Map<string, number>;

/**
 * Higher than any score of a text: who searches for « gratuit » wants free séances rather than
 * texts with the word.
 */
const OF_A_FILTER = 10;
const OF_A_NAME = 50;

/**
 * What a visitor's words find in a programme, in both languages, whatever the accents and case.
 * Words for filters, days and hours narrow the result and are offered as filters. The others are
 * searched for in titles, people and texts, by their beginnings and with one or two wrong letters.
 * All of them have to match.
 */
export async function searchProgramme(document: PublicDocument, query: string, asking: Asking): Promise<SearchAnswer> {
  const index = await textIndexOf(document);
  const asked = questionPartsOf(document, query, asking.now);
  if (asked.every(({ words }) => words.length === 0)) return NOTHING;
  const { parts, almost, nearest } = corrected(document, index, { parts: asked, query, now: asking.now });
  const finder = finderOf(document, index, asking.now);
  const terms = new Set<string>();
  const matches = parts.map((part) => finder(part, almost.has(part), terms));
  const found = together(matches);
  const said = typedWordsOf(nearest.at(-1)?.query ?? query).filter((word) => !isLittle(word));
  // In « Film noir », « film » is no filter but part of the title.
  const isRead = parts.some(({ meanings }) => meanings.length > 0) || said.length > wordsSaid(parts).length;
  if (isRead) addNamed(found, index, said, terms);
  else if (found.size === 0 && !wordsSaid(parts).some(isOfTheWorld)) addAlmost(found, index, wordsSaid(parts), terms);
  const answer = answerOf(document, found, asking);
  const isNothing = countOf(answer) === 0;
  return {
    ...answer,
    offered: offeredOf(document, parts, asking),
    words: [...terms],
    nearest,
    ways: isNothing ? waysOn(document, parts, matches, asking) : [],
    unfiltered: document.events.filter(({ number }) => found.has(`e${number}`)),
  };
}

const wordsSaid = (parts: readonly QuestionPart[]) => parts.flatMap(({ words }) => words);

/**
 * Finds what matches a part: by its meanings, and by its words too unless only the clock decides.
 */
function finderOf(document: PublicDocument, index: TextIndex, now: string) {
  return ({ words, meanings, isBegun }: QuestionPart, isAlmost: boolean, terms: Set<string>): Matches => {
    const matches: Matches = new Map();
    if (meanings.length === 0 || !meanings.some(isOfTheClock)) {
      const isFilter = meanings.length > 0;
      const inNames = isFilter && !isBegun;
      for (const { id, score, terms: own } of isAlmost ? withAlmost(index, words) : withWords(index, words, inNames)) {
        matches.set(id, isFilter ? Math.min(score, OF_A_FILTER - 1) : score);
        for (const term of own) terms.add(term);
      }
    }
    for (const meaning of meanings) {
      const fits = fitsOf(document, meaning, now);
      for (const event of document.events) {
        const fit = fits(event);
        if (fit > 0) matches.set(`e${event.number}`, fit * OF_A_FILTER);
      }
      for (const film of document.films) if (fitsFilm(film, meaning)) matches.set(`f${film.number}`, OF_A_FILTER);
    }
    return matches;
  };
}

/** What matches every part. */
function together([first = new Map(), ...others]: readonly Matches[]): Matches {
  const all: Matches = new Map();
  for (const [id, score] of first) {
    const scores = others.map((other) => other.get(id));
    if (scores.every((one) => one !== undefined))
      all.set(
        id,
        scores.reduce((sum: number, one) => sum + (one ?? 0), score),
      );
  }
  return all;
}

/**
 * A title may contain the words of an hour or a day: « La Sirène de 18 heures » is found for « 18h
 * » too.
 */
function addNamed(found: Matches, index: TextIndex, words: readonly string[], terms: Set<string>): void {
  const asWritten = words.map((word) => word.replace(/^(\d{1,2})h$/, '$1'));
  for (const { id, score, terms: own } of namedExactly(index, asWritten)) {
    found.set(id, (found.get(id) ?? 0) + score + OF_A_NAME);
    for (const term of own) terms.add(term);
  }
}

/** A typo may happen to be another existing word: « mare d’encre ». */
function addAlmost(found: Matches, index: TextIndex, words: readonly string[], terms: Set<string>): void {
  for (const { id, score, terms: own } of withAlmost(index, words)) {
    found.set(id, score);
    for (const term of own) terms.add(term);
  }
}

type Answer = Pick<SearchAnswer, 'events' | 'over' | 'films' | 'people' | 'pages' | 'total'>;

function answerOf(document: PublicDocument, found: Matches, { now, filters = NO_FILTERS }: Asking): Answer {
  const index = indexDocument(document);
  const ranked = [...found].sort(([, a], [, b]) => b - a);
  const of = <T>(letter: string, rows: ReadonlyMap<number, T>) =>
    ranked.flatMap(([id]) => (id.startsWith(letter) ? (rows.get(Number(id.slice(1))) ?? []) : []));
  const keep = keeping(document, filters);
  const kept = document.events.filter((event) => found.has(`e${event.number}`) && (keep?.(event) ?? true));
  const films = foundFilms(document, of('f', index.films), new Set(kept), found);
  const over = new Set(
    [...kept, ...films.flatMap(({ showings }) => showings)].flatMap((event) =>
      isOverAt(document, event, now) ? event.number : [],
    ),
  );
  const scoreOf = ({ number }: DocumentEvent) => found.get(`e${number}`) ?? 0;
  // The document is sorted by start, and the sort is stable, so equal scores stay in that order.
  const sorted = [...kept].sort((a, b) => scoreOf(b) - scoreOf(a));
  const isOver = ({ number }: DocumentEvent) => over.has(number);
  const events = [sorted.filter((event) => !isOver(event)), sorted.filter(isOver)].flatMap((some) =>
    areEqual(some, scoreOf) ? some : showingsTogether(some),
  );
  return {
    events: events.slice(0, MAX_FOUND),
    over,
    films,
    people: of('p', index.people).slice(0, MAX_NAMES),
    pages: of('w', new Map((document.pages ?? []).entries())).slice(0, MAX_NAMES),
    total: events.length,
  };
}

const areEqual = (events: readonly DocumentEvent[], scoreOf: (event: DocumentEvent) => number) =>
  events.every((event) => scoreOf(event) === scoreOf(events[0] ?? event));

/**
 * A film that only a filter finds is listed where a showing matches: a copy with audiodescription
 * may exist and not be shown. Half of a programme may be French, so films found by a filter alone
 * are listed only where they are few.
 */
function foundFilms(
  { events }: PublicDocument,
  films: readonly DocumentFilm[],
  kept: ReadonlySet<DocumentEvent>,
  found: Matches,
): FoundFilm[] {
  const isNamed = ({ number }: DocumentFilm) => (found.get(`f${number}`) ?? 0) % OF_A_FILTER !== 0;
  const named = films.filter(isNamed);
  const shown = (films.length > MAX_NAMES ? named.slice(0, MAX_NAMES) : films).map((film) => {
    const all = events.filter((event) => isToTakePlace(event) && event.items.some((item) => item.film === film.number));
    const asAsked = all.filter((event) => kept.has(event));
    return { film, showings: asAsked.length > 0 || !isNamed(film) ? asAsked : all };
  });
  return shown.filter(({ film, showings }) => showings.length > 0 || isNamed(film));
}

/**
 * Showings of the same films are grouped where the best of them stands, by start: which of them
 * scores more is chance.
 */
function showingsTogether(events: readonly DocumentEvent[]): DocumentEvent[] {
  const byFilms = new Map<string, DocumentEvent[]>();
  for (const event of events) {
    const films = event.items.flatMap(({ film }) => film ?? []);
    const key = films.length > 0 ? films.join() : `event ${event.number}`;
    gather(byFilms, key, event);
  }
  const startOf = ({ startInstant }: DocumentEvent) =>
    startInstant === null ? Number.MAX_SAFE_INTEGER : Date.parse(startInstant);
  return [...byFilms.values()].flatMap((showings) => showings.sort((a, b) => startOf(a) - startOf(b)));
}

/**
 * For a question that finds nothing: the question without one of its phrases, else each phrase
 * alone; the one that finds most comes first.
 */
function waysOn(
  document: PublicDocument,
  parts: readonly QuestionPart[],
  matches: readonly Matches[],
  asking: Asking,
): WayOn[] {
  const phrases: { words: readonly string[]; matches: Matches[] }[] = [];
  for (const [at, { words }] of parts.entries()) {
    const own = matches[at] ?? new Map();
    if (words.length > 0) phrases.push({ words, matches: [own] });
    else phrases.at(-1)?.matches.push(own);
  }
  if (phrases.length < 2) return [];
  const ways = (choices: readonly (typeof phrases)[]) =>
    choices
      .map((chosen) => ({
        query: chosen.flatMap(({ words }) => words).join(' '),
        count: countOf(answerOf(document, together(chosen.flatMap((phrase) => phrase.matches)), asking)),
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  const without = ways(phrases.map((left) => phrases.filter((phrase) => phrase !== left)));
  return without.length > 0 ? without : ways(phrases.map((phrase) => [phrase]));
}

const countOf = ({ total, films, people, pages }: Answer) => total || films.length + people.length + pages.length;

/** A text cut at the words that were found: the pieces at odd positions are to be marked. */
export function markedPieces(text: string, words: readonly string[]): string[] {
  const wanted = new Set(words);
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!wanted.has(folded(match[0]))) continue;
    pieces.push(text.slice(from, match.index), match[0]);
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
}

/**
 * About `length` characters around the first word that was found; null when the text has none of
 * them.
 */
export function snippet(text: string, words: readonly string[], length = 160): string | null {
  const wanted = new Set(words);
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!wanted.has(folded(match[0]))) continue;
    const from = Math.max(0, match.index - length / 2);
    const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
    const cut = text.lastIndexOf(' ', start + length);
    const end = start + length >= text.length || cut <= match.index ? Math.min(text.length, start + length) : cut;
    return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
  }
  return null;
}
