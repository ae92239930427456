import { indexTimes, type ProgrammeTimes, type TimedEvent, type TimesIndex } from './times.ts';

const MIDNIGHT = Date.parse('2026-06-06T00:00:00Z') / 60_000;
const two = (value: number) => String(value).padStart(2, '0');

/** Epoch minutes of an hour (`9:30`) of the first or a later day of a made-up festival in UTC. */
export function minuteOf(hour: string, day = 0): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return MIDNIGHT + day * 1440 + hours * 60 + minutes;
}

/**
 * A séance of a made-up festival: `timed(1, '9:30', '11:00')` in room and venue 1, showing no film.
 */
export function timed(
  number: number,
  from: string | null,
  to: string | null,
  own: Partial<TimedEvent> & { on?: number } = {},
): TimedEvent {
  const { on = 0, ...rest } = own;
  const day = `2026-06-${two(6 + on)}`;
  const wall = (hour: string) => `${day}T${hour.padStart(5, '0')}`;
  const venue = own.begins === undefined ? 1 : own.begins;
  return {
    number,
    title: `Séance ${number}`,
    kind: 'screening',
    word: 'Projection',
    path: `/fr/festivals/essai/events/${number}`,
    day: from === null ? null : day,
    startsAt: from && wall(from),
    endsAt: to && wall(to),
    start: from === null ? null : minuteOf(from, on),
    end: to === null ? null : minuteOf(to, on),
    status: 'planned',
    isDropIn: false,
    room: 1,
    place: 'Salle 1',
    begins: venue,
    ends: venue,
    films: [],
    sequence: 1,
    ...rest,
  };
}

/** What was told of one at the door. */
export const toldFull = { today: { late: null, places: 'full', notices: [] } } as const;

/**
 * A made-up festival of these séances, in venues 1, 2 and 3: twelve minutes on foot from 1 to 2,
 * nobody knows how far 3 is.
 */
export function timesWith(events: readonly TimedEvent[], own: Partial<ProgrammeTimes> = {}): TimesIndex {
  const films = [...new Set(events.flatMap((event) => event.films))].sort((a, b) => a - b);
  return indexTimes({
    release: 3,
    dayStartsAt: '05:00',
    events,
    films: films.map((number) => ({ number, title: `Film ${number}`, path: `/fr/festivals/essai/films/${number}` })),
    venues: [1, 2, 3].map((number) => ({ number, name: `Lieu ${number}` })),
    rooms: [1, 2].map((number) => ({ number, name: `Salle ${number}`, venue: number })),
    walks: [[1, 2, 12]],
    ...own,
  });
}
