import { byNumber } from '#lib/model/keyed.ts';
import type { PlacesState } from '#lib/model/live-facts.ts';
import type { RangeOptions } from '#lib/time/format.ts';
import { type Known, standingText } from './selection.ts';

/**
 * What is known of a séance today: its delay, the places left, the notices. Wall clocks of the
 * festival.
 */
export type TimesToday = Readonly<{
  late: Readonly<{ minutes: number; startsAt: string; endsAt: string | null }> | null;
  places: PlacesState | null;
  /** `on`: the date it was said, if that is not the day of the séance. */
  notices: readonly Readonly<{ at: string; on?: string; text: string }>[];
}>;

/** A séance with all that is needed to draw a selection, in one language. */
export type TimedEvent = Readonly<{
  number: number;
  title: string;
  /** The language of the title, if it is not the reader's. */
  lang?: string;
  kind: string;
  /** The kind in one word, or the organiser's own label. */
  word: string;
  /** The path of its page. */
  path: string;
  /** The festival day; null without a time. */
  day: string | null;
  /** Wall clocks of the festival. */
  startsAt: string | null;
  endsAt: string | null;
  /** How its hours are written. */
  range?: Readonly<RangeOptions>;
  /** Epoch minutes, with known delays (`runsBetween`). Null when the end is unknown. */
  start: number | null;
  end: number | null;
  status: 'planned' | 'cancelled' | 'postponed';
  /** Visitors come and go, so it clashes with nothing. */
  isDropIn: boolean;
  /** Its first room, and the place in words. */
  room: number | null;
  place: string;
  /** Venue numbers; null online, and where no place is given. */
  begins: number | null;
  ends: number | null;
  /** The films that may be named. */
  films: readonly number[];
  /** The last release that changed something shown of it. */
  sequence: number;
  /** Absent when there is nothing to say today. */
  today?: TimesToday;
}>;

export type TimedFilm = Readonly<{ number: number; title: string; path: string }>;

/**
 * All data of a released programme from which « Ma sélection » is drawn, in one language. It is
 * fetched once for each release and small enough for a phone. Titles and places are already
 * typeset.
 */
export type ProgrammeTimes = Readonly<{
  /** The sequence number of the release. */
  release: number;
  /** The hour at which a festival day begins (`05:00`): before it, it is still the day before. */
  dayStartsAt: string;
  events: readonly TimedEvent[];
  films: readonly TimedFilm[];
  venues: readonly Readonly<{ number: number; name: string }>[];
  /** `venue` is null for online. */
  rooms: readonly Readonly<{ number: number; name: string; venue: number | null }>[];
  /** Minutes on foot between two venues; each pair once, with the smaller number first. */
  walks: readonly (readonly [number, number, number])[];
}>;

/** The same data, accessible by number. */
export type TimesIndex = Readonly<{
  times: ProgrammeTimes;
  event: (number: number) => TimedEvent | undefined;
  film: (number: number) => TimedFilm | undefined;
  venueName: (number: number) => string;
  room: (number: number) => ProgrammeTimes['rooms'][number] | undefined;
  /**
   * Minutes on foot; 0 within one venue and where nobody has to walk; null where the distance is
   * unknown.
   */
  walk: (from: number | null, to: number | null) => number | null;
  /** The séances that show a film, by start. */
  showing: (film: number) => readonly TimedEvent[];
}>;

const indexes = new WeakMap<ProgrammeTimes, TimesIndex>();

/** The index is cached with the times, because these never change. */
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

/** A séance with an hour. */
export type Timed = TimedEvent & { start: number; day: string; startsAt: string };
export const isTimed = (event: TimedEvent): event is Timed => event.start !== null && event.day !== null;
/** Whether a séance takes place at a fixed hour, so that a visitor attends it from start to end. */
export const isSat = (event: TimedEvent): event is Timed =>
  isTimed(event) && event.status === 'planned' && !event.isDropIn;
/** `now` in epoch minutes. */
export const isToCome = (event: TimedEvent, now: number): event is Timed => isSat(event) && event.start > now;
/** Whether a séance may be proposed: it is still to come, and nobody said that it is full. */
export const isOpen = (event: TimedEvent, now: number): event is Timed =>
  isToCome(event, now) && event.today?.places !== 'full';
/**
 * Whether a séance can still be attended without a fixed hour: it is a drop-in that is not over, or
 * its time is not known yet.
 */
export const isOpenOtherwise = ({ status, today, isDropIn, start, end }: TimedEvent, now: number): boolean =>
  status === 'planned' && today?.places !== 'full' && (start === null || (isDropIn && (end === null || end > now)));
/**
 * The end in epoch minutes. An unknown end counts as the start, because nobody can say what it
 * overlaps.
 */
export const endOf = (event: Timed): number => event.end ?? event.start;

export const byStartMinute = (a: Timed, b: Timed): number => a.start - b.start || a.number - b.number;

/**
 * How many minutes two séances share, 0 when one begins as the other ends. At least 1 when one
 * begins during the other and its end is unknown.
 */
export function overlapOf(a: Timed, b: Timed): number {
  const [earlier, later] = byStartMinute(a, b) < 0 ? [a, b] : [b, a];
  const isDuring = later.start === earlier.start || later.start < endOf(earlier);
  return isDuring ? Math.max(1, Math.min(endOf(earlier), endOf(later)) - later.start) : 0;
}
