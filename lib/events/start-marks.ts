import { coversRoom, type DraftEvent } from '#lib/model/draft.ts';
import type { Interval } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { runsOf } from './copy-clashes.ts';
import { type Expected, expectationsOf, holdsOne, occupationOf, shareARoom } from './occupations.ts';
import { type Content, contentOf, type Prepared } from './prepared.ts';
import { hoursOfBlock, openingOf } from './room-hours.ts';
import { eventVenuesOf } from './travel.ts';

/**
 * What a séance would touch at the starts [from, until), in epoch minutes. `closed`: it cannot be there at all (a block, somebody who is
 * away); the others are the levels of the warning it would bring about, one mark for each. `conflictsOf` says the same of one start.
 */
export type Mark = { level: 'closed' | 'blocking' | 'warning' | 'hint'; from: number; until: number };
type Range = { from: number; until: number };

/** The séance as it is tried in one room at some start: only hours counted from that start are read. */
type Tried = { event: DraftEvent; own: Content };

/** Everything but the opening hours, which are those of a day (`openStarts`). */
export function* startMarks(prepared: Prepared, event: DraftEvent): Generator<Mark> {
  const own = contentOf(prepared, event);
  if (!own) return;
  const tried = { event, own };
  yield* byBlocks(prepared, tried);
  yield* byRooms(prepared, tried);
  yield* byPeople(prepared, tried);
  yield* byFilms(prepared, tried);
  yield* byThemes(prepared, tried);
}

const from = ({ start, end }: Interval, origin: number): Interval => ({ start: start - origin, end: end - origin });

/** The starts at which `own` (counted from the start) would meet `other`; both half-open, so nothing meets an empty one. */
function meeting(own: Interval, other: Interval): Range | null {
  if (own.end <= own.start || other.end <= other.start) return null;
  return { from: other.start - own.end + 1, until: other.end - own.start };
}

/** Ranges as they cover, without lying over each other: two reasons for one warning are one warning. */
function merged(ranges: readonly (Range | null)[]): Range[] {
  const sorted = ranges.flatMap((range) => (range && range.until > range.from ? [range] : []));
  sorted.sort((a, b) => a.from - b.from);
  const all: Range[] = [];
  for (const range of sorted) {
    const last = all.at(-1);
    if (last && range.from <= last.until) last.until = Math.max(last.until, range.until);
    else all.push({ ...range });
  }
  return all;
}

const marked = (level: Mark['level'], ranges: readonly (Range | null)[]): Mark[] =>
  merged(ranges).map((range) => ({ level, ...range }));

const others = (events: readonly DraftEvent[] | undefined, { event }: Tried) =>
  (events ?? []).filter(({ id }) => id !== event.id);

function* byBlocks(prepared: Prepared, { event, own }: Tried): Generator<Mark> {
  const { blocks, festival } = prepared.index.draft;
  for (const { roomId } of event.rooms) {
    if (prepared.index.rooms.get(roomId)?.kind === 'online') continue;
    for (const block of blocks)
      if (coversRoom(block, roomId))
        yield* marked('closed', [meeting(from(own, own.start), hoursOfBlock(block, festival.timeZone))]);
  }
}

/** room-overlap and changeover-short: one for each other séance, in however many rooms. */
function* byRooms(prepared: Prepared, tried: Tried): Generator<Mark> {
  const { event, own } = tried;
  const content = from(own, own.start);
  const met = new Map<DraftEvent, Range[]>();
  for (const { roomId } of event.rooms) {
    const mine = holdsOne(prepared, roomId) ? occupationOf(prepared, event, roomId) : null;
    if (!mine) continue;
    for (const other of others(prepared.byRoom.get(roomId), tried)) {
      const theirs = occupationOf(prepared, other, roomId);
      const range = theirs && meeting(from(mine, own.start), theirs);
      if (range) met.set(other, [...(met.get(other) ?? []), range]);
    }
  }
  for (const [other, ranges] of met) {
    const theirs = contentOf(prepared, other);
    const overlap = theirs && meeting(content, theirs);
    if (!overlap) continue;
    yield { level: 'blocking', ...overlap };
    const first = Math.min(...ranges.map((range) => range.from));
    const last = Math.max(...ranges.map((range) => range.until));
    // « Suite de » in the same room: nobody is let out and in again.
    if (other.continuesEventId !== event.id) yield { level: 'warning', from: first, until: overlap.from };
    if (event.continuesEventId !== other.id) yield { level: 'warning', from: overlap.until, until: last };
  }
}

/** person-absent (never proposed), person-overlap and travel-short: one for each person and other séance. */
function* byPeople(prepared: Prepared, tried: Tried): Generator<Mark> {
  const { event, own } = tried;
  const zone = prepared.index.draft.festival.timeZone;
  for (const personId of new Set(event.people.map((presence) => presence.personId))) {
    const mine = expectationsOf(prepared, event, personId);
    if (mine.length === 0) continue;
    const { arrivesAt, departsAt } = prepared.index.people.get(personId) ?? { arrivesAt: null, departsAt: null };
    for (const expected of mine) {
      if (expected.presence !== 'in-person') continue;
      const here = from(expected, own.start);
      if (arrivesAt)
        yield { level: 'closed', from: Number.NEGATIVE_INFINITY, until: toEpochMinutes(arrivesAt, zone) - here.start };
      if (departsAt)
        yield {
          level: 'closed',
          from: toEpochMinutes(departsAt, zone) - here.end + 1,
          until: Number.POSITIVE_INFINITY,
        };
    }
    for (const other of others(prepared.byPerson.get(personId), tried)) {
      const theirs = expectationsOf(prepared, other, personId);
      const pairs = mine.flatMap((one) => theirs.map((two) => [one, two] as const));
      const isOneRoom = shareARoom(event, other);
      yield* marked(
        'blocking',
        pairs.map(([one, two]) => meeting(from(isOneRoom ? one.itself : one, own.start), isOneRoom ? two.itself : two)),
      );
      yield* marked(
        'warning',
        pairs.flatMap(([one, two]) => tooFar(prepared, one, two, own.start)),
      );
    }
  }
}

/** The starts at which there would be a gap between the two, but shorter than the walk. */
function tooFar(prepared: Prepared, mine: Expected, theirs: Expected, origin: number): (Range | null)[] {
  if (prepared.index.draft.venues.length < 2) return [];
  if (mine.presence !== 'in-person' || theirs.presence !== 'in-person') return [];
  const here = from(mine, origin);
  const walk = (a: DraftEvent, b: DraftEvent) => {
    const [ends, begins] = [eventVenuesOf(prepared, a).ends, eventVenuesOf(prepared, b).begins];
    return ends === null || begins === null ? 0 : (prepared.walks.minutes(ends, begins) ?? 0);
  };
  const latest = theirs.start - here.end;
  const soonest = theirs.end - here.start;
  return [
    { from: latest - walk(mine.event, theirs.event) + 1, until: latest + 1 },
    { from: soonest, until: soonest + walk(theirs.event, mine.event) },
  ];
}

/** copy-overlap: one for each version and other séance. */
function* byFilms(prepared: Prepared, tried: Tried): Generator<Mark> {
  const { event, own } = tried;
  for (const filmId of new Set(event.items.flatMap((item) => item.filmId ?? []))) {
    const film = prepared.index.films.get(filmId);
    if (!film) continue;
    const mine = runsOf(prepared, event, film);
    for (const other of others(prepared.byFilm.get(filmId), tried)) {
      if (shareARoom(event, other)) continue;
      const theirs = runsOf(prepared, other, film);
      for (const version of new Set(mine.map((run) => run.version))) {
        const ranges = mine
          .filter((run) => run.version === version)
          .flatMap((one) =>
            theirs.filter((two) => two.version === version).map((two) => meeting(from(one, own.start), two)),
          );
        yield* marked(version.isOnlyCopy ? 'warning' : 'hint', ranges);
      }
    }
  }
}

/** same-theme-parallel: one for each other séance, however many themes they share. */
function* byThemes(prepared: Prepared, tried: Tried): Generator<Mark> {
  const { event, own } = tried;
  if (event.visibility !== 'public') return;
  const sharing = new Set(event.themeIds.flatMap((id) => others(prepared.byTheme.get(id), tried)));
  for (const other of sharing) {
    const theirs = other.visibility === 'public' && !shareARoom(event, other) ? contentOf(prepared, other) : null;
    if (theirs) yield* marked('hint', [meeting(from(own, own.start), theirs)]);
  }
}

/** The starts of a festival day at which the séance lies inside the hours of the festival, the day and its rooms. */
export function openStarts(prepared: Prepared, event: DraftEvent, day: string): Range {
  const own = contentOf(prepared, event);
  const { festival, days } = prepared.index.draft;
  if (!own) return { from: 0, until: 0 };
  const special = days.find(({ date }) => date === day);
  const working = openingOf(
    { opensAt: special?.opensAt ?? festival.opensAt, closesAt: special?.closesAt ?? festival.closesAt },
    day,
    festival,
  );
  const range = { from: working.start, until: working.end - (own.end - own.start) + 1 };
  for (const { roomId } of event.rooms) {
    const room = prepared.index.rooms.get(roomId);
    const held = room && room.kind !== 'online' ? occupationOf(prepared, event, roomId) : null;
    if (!room || !held || (room.opensAt === null && room.closesAt === null)) continue;
    const open = openingOf(room, day, festival);
    const here = from(held, own.start);
    range.from = Math.max(range.from, open.start - here.start);
    range.until = Math.min(range.until, open.end - here.end + 1);
  }
  return range;
}
