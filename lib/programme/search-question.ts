import MiniSearch, { type SearchResult } from 'minisearch';
import type { Bilingual } from '#db/columns.ts';
import type { DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { folded, forgiven, nearestOf, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { indexDocument } from './document-index.ts';
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

/**
 * The full-text index of séances, films, people and pages. Ids are a letter and a number: `e12`,
 * `f3`, `p4`; a page has its position among the pages, `w0`.
 */
export type TextIndex = MiniSearch<Row>;

type Row = { id: string; title: string; people: string; label: string; text: string };

/**
 * The fields with names: they are searched for words that are also the name of a filter or of a
 * day.
 */
const NAMES_OF: (keyof Row)[] = ['title', 'people'];

const engine = (): TextIndex =>
  new MiniSearch<Row>({
    fields: ['title', 'people', 'label', 'text'],
    tokenize: wordsOfText,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 6, people: 3, label: 3 },
      prefix: (term) => term.length > 1,
      combineWith: 'AND',
    },
  });

// Kept by the list of séances, which delays and notices leave untouched: a document with today's
// news uses the same index.
const indexes = new WeakMap<PublicDocument['events'], Promise<TextIndex>>();

/**
 * The index is built in slices, so that a programme of thousands of séances does not block other
 * requests.
 */
const SLICE = 200;

/** The index of a programme, built at the first question. */
export function textIndexOf(document: PublicDocument): Promise<TextIndex> {
  const known = indexes.get(document.events);
  if (known) return known;
  const made = engine();
  const ready = made.addAllAsync(rowsOf(document), { chunkSize: SLICE }).then(() => made);
  indexes.set(document.events, ready);
  return ready;
}

const both = (text: Bilingual) => [text.fr, text.en].filter((words) => words !== undefined).join(' ');

/**
 * The town in an address: « Champagnole » of « 12 rue des Lilas 39300 Champagnole », the
 * capitalised words after a postal code. A code of five digits may stand anywhere. One of four
 * digits (also « CH-1200 ») must begin a line or follow a comma, and at the very beginning four
 * digits are a house number. Streets are named after people and films and are therefore not
 * indexed, except in « Médiathèque, 1250 Avenue Jean Zay ». Empty where the code has another form
 * or stands after the town, as in Britain or America.
 */
const townIn = (address: string) => [...address.matchAll(CODE_AND_TOWN)].at(-1)?.[1] ?? '';

const CODE_AND_TOWN =
  /(?:(?:^|[\s,(])(?:\p{Lu}{1,2}-)?\d{5}|(?:^\s*(?=\D)|[,\n]\s*)(?:\p{Lu}{1,2}-)?\d{4})\s+(\p{Lu}[^,\n)]*)/gu;

const wordsOfTheme = (theme: PublicDocument['themes'][number] | undefined) =>
  theme ? `${both(theme.name)} ${plainOf(both(theme.introduction ?? {}))}` : '';

function rowsOf(document: PublicDocument): Row[] {
  const { films, people, rooms, venues, themes } = indexDocument(document);
  const aboutFilm = (film: DocumentFilm) =>
    [film.originalTitle, both(film.title), ...film.directors, ...film.writers].join(' ');
  const events = document.events.map((event) => {
    const shown = event.items.flatMap(({ film }) => (film === null ? [] : (films.get(film) ?? [])));
    const there = event.people.flatMap(({ person }) => people.get(person) ?? []);
    const places = event.rooms.flatMap(({ room: number }) => {
      const room = rooms.get(number);
      const venue = room && venues.get(room.venue);
      return room ? [both(room.name), both(venue?.name ?? {}), townIn(venue?.address ?? '')] : [];
    });
    return {
      id: `e${event.number}`,
      title: [both(event.title), ...shown.map((film) => `${film.originalTitle} ${both(film.title)}`)].join(' '),
      people: [...there.map(({ name, organisation }) => `${name} ${organisation}`), ...shown.map(aboutFilm)].join(' '),
      label: both(event.label),
      text: [
        both(event.subtitle),
        plainOf(both(event.synopsis)),
        ...event.items.map(({ title }) => both(title)),
        ...shown.map(({ shortSynopsis, synopsis }) => `${both(shortSynopsis ?? {})} ${plainOf(both(synopsis))}`),
        ...event.themes.map((slug) => wordsOfTheme(themes.get(slug))),
        ...places,
      ].join(' '),
    };
  });
  const nothing = { people: '', label: '', text: '' };
  return [
    ...events,
    ...document.films.map((film) => ({ ...nothing, id: `f${film.number}`, title: aboutFilm(film) })),
    ...document.people.map(({ number, name, organisation, title }) => ({
      ...nothing,
      id: `p${number}`,
      title: `${name} ${organisation}`,
      text: both(title),
    })),
    ...(document.pages ?? []).map(({ title, text }, at) => ({
      ...nothing,
      id: `w${at}`,
      title: both(title),
      text: plainOf(both(text)),
    })),
  ];
}

/**
 * How many letters may be wrong at first: one in a short word, two in a long one. Where that finds
 * nothing, two from five letters on: « lorent » is Laurent.
 */
const CLOSE = (term: string) => (term.length > 7 ? 2 : term.length > 3 ? 1 : false);
const FURTHER = (term: string) => (term.length > 4 ? 2 : term.length > 3 ? 1 : false);
/**
 * In a question of several words the tolerance is higher, because the other words confirm the
 * match: « little sael » is a seal.
 */
const BESIDE = (term: string) => (term.length > 3 ? 2 : false);

/**
 * Everything that contains all these words, or words that begin with them. `names`: only in titles
 * and names.
 */
export const withWords = (index: TextIndex, words: readonly string[], names = false): SearchResult[] =>
  index.search(words.join(' '), names ? { fields: NAMES_OF } : {});

/** The same with one or two wrong letters; two only where one finds nothing. */
export function withAlmost(index: TextIndex, words: readonly string[]): SearchResult[] {
  const close = index.search(words.join(' '), { fuzzy: CLOSE });
  return close.length > 0 ? close : index.search(words.join(' '), { fuzzy: words.length > 1 ? BESIDE : FURTHER });
}

/** Everything whose name has exactly these words. */
export const namedExactly = (index: TextIndex, words: readonly string[]): SearchResult[] =>
  index.search(words.join(' '), { fields: NAMES_OF, prefix: false });
