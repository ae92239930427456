import { byNumber } from '#lib/model/keyed.ts';
import type { PlacesState } from '#lib/model/live-facts.ts';
import { type Known, standingText } from './selection.ts';

/**
 * What holds of a séance today: how late it is, how many places are left, what is told of it. Wall
 * clocks of the festival.
 */
export type TimesToday = Readonly<{
  late: Readonly<{ minutes: number; startsAt: string; endsAt: string | null }> | null;
  places: PlacesState | null;
  /** `on`: the date it was said, where that is not the day of the séance. */
  notices: readonly Readonly<{ at: string; on?: string; text: string }>[];
}>;

/** A séance as the drawing of a selection needs it, in one language. */
export type TimedEvent = Readonly<{
  number: number;
  title: string;
  /** The language of the title, where it is not the reader's. */
  lang?: string;
  kind: string;
  /** The kind in a word, or the organiser's own label. */
  word: string;
  /** The path of its page. */
  path: string;
  /** The festival day; null without a time. */
  day: string | null;
  /** Wall clocks of the festival. */
  startsAt: string | null;
  endsAt: string | null;
  isApproximate: boolean;
  /** Epoch minutes as far as anybody knows now (`runsBetween`); an unknown end is null. */
  start: number | null;
  end: number | null;
  status: 'planned' | 'cancelled' | 'postponed';
  /** People come and go: it clashes with nothing. */
  isDropIn: boolean;
  /** Its first room, and where it is in words. */
  room: number | null;
  place: string;
  /** Venues by number: null online, and where nothing is said. */
  begins: number | null;
  ends: number | null;
  /** Films that may be named. */
  films: readonly number[];
  /** The last release that changed what is read of it. */
  sequence: number;
  /** Absent where nothing is told today. */
  today?: TimesToday;
}>;

export type TimedFilm = Readonly<{ number: number; title: string; path: string }>;

/**
 * All of a released programme that « Ma sélection » is drawn from, in one language: what is fetched
 * once for a release, small enough for a phone. Titles and places are set for reading.
 */
export type ProgrammeTimes = Readonly<{
  /** The release. */
  release: number;
  /** The hour before which it is still the day before (`05:00`). */
  dayStartsAt: string;
  events: readonly TimedEvent[];
  films: readonly TimedFilm[];
  venues: readonly Readonly<{ number: number; name: string }>[];
  /** `venue` null: online. */
  rooms: readonly Readonly<{ number: number; name: string; venue: number | null }>[];
  /** Minutes on foot between two venues, each pair once, smaller number first. */
  walks: readonly (readonly [number, number, number])[];
}>;

/** The same, by number. */
export type TimesIndex = Readonly<{
  times: ProgrammeTimes;
  event: (number: number) => TimedEvent | undefined;
  film: (number: number) => TimedFilm | undefined;
  venueName: (number: number) => string;
  room: (number: number) => ProgrammeTimes['rooms'][number] | undefined;
  /**
   * Minutes on foot; 0 inside one venue and where there is no way to go; null where nobody said how
   * far it is.
   */
  walk: (from: number | null, to: number | null) => number | null;
  /** The séances that show a film, by start. */
  showing: (film: number) => readonly TimedEvent[];
}>;

const indexes = new WeakMap<ProgrammeTimes, TimesIndex>();

/** Times never change once they are drawn, so their index is kept beside them. */
export function indexTimes(times: ProgrammeTimes): TimesIndex {
  const kept = indexes.get(times) ?? makeIndex(times);
  indexes.set(times, kept);
  return kept;
}

function makeIndex(times: ProgrammeTimes): TimesIndex {
  const events = byNumber(times.events);
  const films = byNumber(times.films);
  const venues = byNumber(times.venues);
  const rooms = byNumber(times.rooms);
  const walks = new Map(times.walks.map(([from, to, minutes]) => [`${from} ${to}`, minutes]));
  const showings = new Map<number, TimedEvent[]>();
  for (const event of times.events)
    for (const film of event.films) showings.set(film, [...(showings.get(film) ?? []), event]);
  return {
    times,
    event: (number) => events.get(number),
    film: (number) => films.get(number),
    venueName: (number) => venues.get(number)?.name ?? '',
    room: (number) => rooms.get(number),
    walk: (from, to) =>
      from === null || to === null || from === to
        ? 0
        : (walks.get(from < to ? `${from} ${to}` : `${to} ${from}`) ?? null),
    showing: (film) => showings.get(film) ?? [],
  };
}

/** What the times of a programme, as a browser holds them, say of numbers. */
export const knownTimes = ({ event, film }: TimesIndex): Known => ({
  event(number) {
    const found = event(number);
    return found && standingText(found);
  },
  film: (number) => (film(number) ? true : undefined),
});
