import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { type Bilingual, isEmpty, localeOf } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { type EventFacts, laterBy } from '#lib/model/live-facts.ts';
import { oncePer } from '#lib/once-per.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { firstRoom, placesOf, walksIn } from '#lib/programme/place.ts';
import { endShown, endsAgain, runsBetween } from '#lib/programme/real-times.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { addMinutes, fromInstant, minutesAt } from '#lib/time/wall-clock.ts';
import { type Known, standingText } from './selection.ts';
import type { ProgrammeTimes, TimedEvent, TimedFilm, TimesToday } from './times.ts';

const drawn = {
  fr: oncePer((document: PublicDocument) => drawTimes(document, 'fr')),
  en: oncePer((document: PublicDocument) => drawTimes(document, 'en')),
};

/**
 * The times of a released programme in one language, with today's live facts where the document has
 * been overlaid with them. Kept per document, which never changes.
 */
export const programmeTimesOf = (document: PublicDocument, locale: Locale): ProgrammeTimes => drawn[locale](document);

/** How many séances or films one piece of the JSON holds. */
const PIECE = 250;

/**
 * The JSON of the same times, in pieces that take some milliseconds each. All browsers ask when a
 * release is new, and 14,000 séances take a third of a second.
 */
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
  const say = (text: Bilingual) => typesetIn(text, locale);
  const around: Omit<ProgrammeTimes, 'events' | 'films'> = {
    release: document.number,
    dayStartsAt: document.festival.dayStartsAt,
    venues: document.venues.map(({ number, name }) => ({ number, name: say(name) })),
    rooms: document.rooms.map(({ number, name, venue, kind }) => ({
      number,
      name: say(name),
      venue: kind === 'online' ? null : venue,
    })),
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
  const facts = event.status === 'planned' ? index.document.live?.events.get(event.number) : undefined;
  const { start, end } = runsBetween(index.document, event);
  const isApproximate = event.endIsApproximate;
  const isEndAgain = endsAgain(event, index.document.festival.timeZone);
  const today = facts && todayOf(event, facts, { say, clocks: index.document.festival });
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
    ...((isApproximate || isEndAgain) && {
      range: { ...(isApproximate && { isApproximate }), ...(isEndAgain && { isEndAgain }) },
    }),
    start: minuteOf(start),
    end: minuteOf(end),
    status: event.status === 'planned' ? 'planned' : event.isPostponed ? 'postponed' : 'cancelled',
    isDropIn: event.admission === 'drop-in',
    room: first?.room.number ?? null,
    place: main.map(({ names }) => names.map(say).join(' – ')).join(', '),
    begins,
    ends: event.endsAtVenue ?? begins,
    films: [...new Set(event.items.flatMap(({ film }) => film ?? []))],
    sequence: event.sequence,
    ...(today && { today }),
  };
}

const minuteOf = (instant: string | null) => (instant === null ? null : minutesAt(instant));

function todayOf(
  event: DocumentEvent,
  facts: EventFacts,
  { say, clocks: { timeZone, dayStartsAt } }: { say: Drawing['say']; clocks: Clocks },
): TimesToday {
  const { startsAt, day } = event;
  const { start, end } = laterBy(facts);
  return {
    late:
      start > 0 && startsAt
        ? {
            minutes: start,
            startsAt: addMinutes(startsAt, start, timeZone),
            endsAt: event.endsAt && endShown(event, timeZone, end),
          }
        : null,
    places: facts.places,
    notices: facts.notices.map(({ at, text }) => {
      const wall = fromInstant(at, timeZone);
      const on = day && dayToSay(wall, day, dayStartsAt);
      return { at: wall, ...(on && { on }), text: say(text) };
    }),
  };
}

function drawWalks(document: PublicDocument): ProgrammeTimes['walks'] {
  const { minutes } = walksIn(document);
  const numbers = document.venues.map(({ number }) => number).sort((a, b) => a - b);
  return numbers.flatMap((from, i) =>
    numbers.slice(i + 1).flatMap((to) => {
      const walk = minutes(from, to);
      return walk === null ? [] : [[from, to, walk] as const];
    }),
  );
}

/**
 * Where and when a séance of a released programme takes place, as the text a selection remembers.
 */
export const standingIn = (event: DocumentEvent): string =>
  standingText({ startsAt: event.startsAt, room: firstRoom(event) ?? null });

/** What a released programme knows of numbers. */
export function knownOf(document: PublicDocument): Known {
  const { events, films } = indexDocument(document);
  return {
    event(number) {
      const event = events.get(number);
      return event && standingIn(event);
    },
    film: (number) => (films.has(number) ? true : undefined),
  };
}
