import MiniSearch, { type SearchResult } from 'minisearch';
import type { Bilingual } from '#db/columns.ts';
import type { DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { wordsOfText } from '#lib/search/words.ts';
import { plainOf } from '#lib/text/plain.ts';
import { indexDocument } from './document-index.ts';

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
