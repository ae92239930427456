import MiniSearch from 'minisearch';
import type { Bilingual } from '../../db/columns.ts';
import { folded, wordsOf } from '../search/words.ts';
import type { DocumentEvent, DocumentFilm, DocumentPerson, PublicDocument } from './documents.ts';
import { indexDocument } from './visible.ts';

/** What a search answers at most: nobody reads further, and a page stays small. */
export const MAX_FOUND = 60;

export type Found = Readonly<{
  events: readonly DocumentEvent[];
  films: readonly DocumentFilm[];
  people: readonly DocumentPerson[];
  /** Séances found in all, of which `events` are the best. */
  total: number;
  /** The words that were found, folded: with a typo in the question they are not those that were typed. */
  words: readonly string[];
}>;

const NOTHING: Found = { events: [], films: [], people: [], total: 0, words: [] };

type Row = { id: string; title: string; people: string; text: string };

const engine = () =>
  new MiniSearch<Row>({
    fields: ['title', 'people', 'text'],
    tokenize: (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [],
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 6, people: 3 },
      prefix: (term) => term.length > 1,
      combineWith: 'AND',
    },
  });

/** One letter wrong in a short word, two in a long one; and where that finds nothing, two from five letters on: « lorent » is Laurent. */
const CLOSE = (term: string) => (term.length > 7 ? 2 : term.length > 3 ? 1 : false);
const FURTHER = (term: string) => (term.length > 4 ? 2 : term.length > 3 ? 1 : false);

const engines = new WeakMap<PublicDocument, Promise<MiniSearch<Row>>>();

/** Read into the index in slices, so that a programme of thousands of séances holds nobody else up. */
const SLICE = 200;

function engineOf(document: PublicDocument): Promise<MiniSearch<Row>> {
  const known = engines.get(document);
  if (known) return known;
  const made = engine();
  const ready = made.addAllAsync(rowsOf(document), { chunkSize: SLICE }).then(() => made);
  engines.set(document, ready);
  return ready;
}

const both = (text: Bilingual) => [text.fr, text.en].filter((words) => words !== undefined).join(' ');

function rowsOf(document: PublicDocument): Row[] {
  const { films, people, rooms, venues, themes } = indexDocument(document);
  const aboutFilm = (film: DocumentFilm) =>
    [film.originalTitle, both(film.title), ...film.directors, ...film.writers].join(' ');
  const events = document.events.map((event) => {
    const shown = event.items.flatMap(({ film }) => (film === null ? [] : (films.get(film) ?? [])));
    const there = event.people.flatMap(({ person }) => people.get(person) ?? []);
    const places = event.rooms.flatMap(({ room: number }) => {
      const room = rooms.get(number);
      return room ? [both(room.name), both(venues.get(room.venue)?.name ?? {})] : [];
    });
    return {
      id: `e${event.number}`,
      title: [
        both(event.title),
        both(event.label),
        ...shown.map((film) => `${film.originalTitle} ${both(film.title)}`),
      ].join(' '),
      people: [...there.map(({ name, organisation }) => `${name} ${organisation}`), ...shown.map(aboutFilm)].join(' '),
      text: [
        both(event.subtitle),
        both(event.synopsis),
        ...event.items.map(({ title }) => both(title)),
        ...shown.map(({ synopsis }) => both(synopsis)),
        ...event.themes.map((slug) => both(themes.get(slug)?.name ?? {})),
        ...places,
      ].join(' '),
    };
  });
  return [
    ...events,
    ...document.films.map((film) => ({ id: `f${film.number}`, title: aboutFilm(film), people: '', text: '' })),
    ...document.people.map(({ number, name, organisation }) => ({
      id: `p${number}`,
      title: `${name} ${organisation}`,
      people: '',
      text: '',
    })),
  ];
}

/**
 * What a visitor's words find in a programme: titles, people, films and texts in both languages, without accents or case, the beginnings of
 * words, and a letter or two wrong. Best first; all words have to be found. `keep` narrows the séances.
 */
export async function searchProgramme(
  document: PublicDocument,
  query: string,
  keep: (event: DocumentEvent) => boolean = () => true,
): Promise<Found> {
  const words = wordsOf(query);
  if (words.length === 0) return NOTHING;
  const ready = await engineOf(document);
  const close = ready.search(words.join(' '), { fuzzy: CLOSE });
  const results = close.length > 0 ? close : ready.search(words.join(' '), { fuzzy: FURTHER });
  const index = indexDocument(document);
  const of = (letter: string) =>
    results.filter(({ id }) => (id as string).startsWith(letter)).map(({ id }) => Number((id as string).slice(1)));
  const events = of('e').flatMap((number) => index.events.get(number) ?? []);
  const kept = showingsTogether(events.filter(keep));
  return {
    events: kept.slice(0, MAX_FOUND),
    films: of('f')
      .flatMap((number) => index.films.get(number) ?? [])
      .slice(0, 12),
    people: of('p')
      .flatMap((number) => index.people.get(number) ?? [])
      .slice(0, 12),
    total: kept.length,
    words: [...new Set(results.flatMap(({ terms }) => terms))],
  };
}

/** Several showings of the same films stand where the best of them does, the first of them first: which one scores more is chance. */
function showingsTogether(events: readonly DocumentEvent[]): DocumentEvent[] {
  const byFilms = new Map<string, DocumentEvent[]>();
  for (const event of events) {
    const films = event.items.flatMap(({ film }) => film ?? []);
    const key = films.length > 0 ? films.join() : `event ${event.number}`;
    const there = byFilms.get(key);
    if (there) there.push(event);
    else byFilms.set(key, [event]);
  }
  const startOf = ({ startInstant }: DocumentEvent) =>
    startInstant === null ? Number.MAX_SAFE_INTEGER : Date.parse(startInstant);
  return [...byFilms.values()].flatMap((showings) => showings.sort((a, b) => startOf(a) - startOf(b)));
}

/** A text cut where words that were found begin and end: odd pieces are to be marked. */
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

/** About this many characters around the first word that was found; null when the text holds none of them. */
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
