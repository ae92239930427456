import { filmTitle } from '../films/title.ts';
import type { Locale } from '../i18n/locale.ts';
import { programmeBase, programmePaths } from '../i18n/paths.ts';
import { type Bilingual, inLocale, isEmpty, localeOf } from '../i18n/text.ts';
import { translator } from '../i18n/translator.ts';
import type { DocumentEvent, DocumentFilm, PublicDocument } from '../programme/documents.ts';
import { placesOf } from '../programme/place.ts';
import { type DocumentIndex, indexDocument } from '../programme/visible.ts';
import { typeset } from '../time/typeset.ts';
import { walksOf } from '../venues/walk.ts';
import type { ProgrammeTimes, TimedEvent, TimedFilm } from './times.ts';

const MINUTE = 60_000;
const drawn = new WeakMap<PublicDocument, Map<Locale, ProgrammeTimes>>();

/** The times of a released programme in one language. Drawn once for a document, which never changes. */
export function timesOf(document: PublicDocument, locale: Locale): ProgrammeTimes {
  const kept = drawn.get(document) ?? new Map<Locale, ProgrammeTimes>();
  drawn.set(document, kept);
  const times = kept.get(locale) ?? drawTimes(document, locale);
  kept.set(locale, times);
  return times;
}

/** How many séances or films one piece of the times holds. */
const PIECE = 250;

/** The JSON of the same times, in pieces of some milliseconds: all browsers ask when a release is new, and 14,000 séances take a third of a second. */
export function* timesPieces(document: PublicDocument, locale: Locale): Iterable<string> {
  const { around, event, film } = drawing(document, locale);
  yield JSON.stringify(around).slice(0, -1);
  yield* listPieces('events', document.events, event);
  yield* listPieces('films', document.films, film);
  yield '}';
}

function* listPieces<T>(name: keyof ProgrammeTimes, rows: readonly T[], draw: (row: T) => unknown): Iterable<string> {
  yield `,"${name}":[`;
  for (let at = 0; at < rows.length; at += PIECE) {
    const drawnRows = rows.slice(at, at + PIECE).map((row) => JSON.stringify(draw(row)));
    yield `${at > 0 ? ',' : ''}${drawnRows.join(',')}`;
  }
  yield ']';
}

function drawTimes(document: PublicDocument, locale: Locale): ProgrammeTimes {
  const { around, event, film } = drawing(document, locale);
  return { ...around, events: document.events.map(event), films: document.films.map(film) };
}

function drawing(document: PublicDocument, locale: Locale) {
  const index = indexDocument(document);
  const paths = programmePaths(programmeBase(locale, document.festival.slug), locale);
  const say = (text: Bilingual) => typeset(inLocale(text, locale), locale);
  const around: Omit<ProgrammeTimes, 'events' | 'films'> = {
    release: document.number,
    timeZone: document.festival.timeZone,
    venues: document.venues.map(({ number, name }) => ({ number, name: say(name) })),
    rooms: document.rooms.map(({ number, name }) => ({ number, name: say(name) })),
    walks: drawWalks(document),
  };
  return {
    around,
    event: (event: DocumentEvent) => drawEvent(event, { index, locale, say, path: paths.event(event) }),
    film: (film: DocumentFilm): TimedFilm => {
      const title = filmTitle(film);
      return { number: film.number, title: say(title), path: paths.film({ number: film.number, title }) };
    },
  };
}

type Drawing = { index: DocumentIndex; locale: Locale; say: (text: Bilingual) => string; path: string };

function drawEvent(event: DocumentEvent, { index, locale, say, path }: Drawing): TimedEvent {
  const { main } = placesOf(event, index);
  const first = main[0];
  const begins = first && first.room.kind !== 'online' ? (first.venue?.number ?? null) : null;
  const written = localeOf(event.title, locale);
  return {
    number: event.number,
    title: say(event.title),
    ...(written && written !== locale ? { lang: written } : {}),
    kind: event.kind,
    word: isEmpty(event.label) ? translator(locale, 'terms')(`kind.${event.kind}`) : say(event.label),
    path,
    day: event.day,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    isApproximate: event.endIsApproximate,
    start: event.startInstant === null ? null : Math.floor(Date.parse(event.startInstant) / MINUTE),
    end: event.endInstant === null ? null : Math.floor(Date.parse(event.endInstant) / MINUTE),
    status: event.status === 'planned' ? 'planned' : event.isPostponed ? 'postponed' : 'cancelled',
    isDropIn: event.admission === 'drop-in',
    room: first?.room.number ?? null,
    place: main.map(({ names }) => names.map(say).join(' – ')).join(', '),
    begins,
    ends: event.endsAtVenue ?? begins,
    films: [...new Set(event.items.flatMap(({ film }) => film ?? []))],
  };
}

function drawWalks({ venues, walks = [] }: PublicDocument): ProgrammeTimes['walks'] {
  const { minutes } = walksOf({
    walks: walks.map(({ from, to, minutes }) => ({ fromVenueId: from, toVenueId: to, minutes })),
    venues: venues.map(({ number, latitude, longitude }) => ({ id: number, latitude, longitude })),
  });
  const numbers = venues.map(({ number }) => number).sort((a, b) => a - b);
  return numbers.flatMap((from, i) =>
    numbers.slice(i + 1).flatMap((to) => {
      const walk = minutes(from, to);
      return walk === null ? [] : [[from, to, walk] as const];
    }),
  );
}
