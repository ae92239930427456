import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftEvent, DraftVersion } from '#lib/model/draft.ts';
import { notAtOnce, peopleApart } from '#lib/occupancy/apart.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import {
  type Expected,
  expectationsOf,
  expectedAt,
  type Failed,
  type Hold,
  holdsOne,
  type Occupation,
  occupationOf,
  type PairRule,
  shareARoom,
  weaker,
} from './occupations.ts';
import { contentOf, eventDayOf, layoutOf, type Prepared, type Scope, worstOf } from './prepared.ts';
import type { Warning } from './warning.ts';

/*
 * The rules about two séances that share a room, a copy, a person or a theme. Warnings, possible
 * starts and proposals read them.
 */

/**
 * Whether it continues the other one (« Suite de ») in the same room: the public stays, so nobody
 * has to be let out and in again.
 */
const isItsSequel = (event: DraftEvent, first: DraftEvent) => event.continuesEventId === first.id;

/** The minutes to clear the first and to let the public into the second. */
export const changeover = (first: Occupation, second: Occupation) =>
  isItsSequel(second.content.event, first.content.event) ? 0 : first.clear + second.doors;

/**
 * room-overlap and changeover-short: one warning for a pair of séances, about the room where it is
 * worst.
 */
export const roomRule: PairRule<Occupation> = {
  by: 'byRoom',
  about: () => 0,
  level: () => 'blocking',
  holds(prepared, event, roomId) {
    const held = holdsOne(prepared, roomId) ? occupationOf(prepared, event, roomId) : null;
    return held ? [held] : [];
  },
  apart(_, one, other) {
    const contents = [one.content, other.content] as const;
    return { alone: contents, near: contents, gaps: [changeover(one, other), changeover(other, one)] };
  },
  warn(scope, failed) {
    const needed = ({ first, second }: (typeof failed)[number]) => first.clear + second.doors;
    const { first, second, overlap, missing } = worstOf(
      failed,
      (a, b) => (needed(a) - needed(b) || b.first.roomId - a.first.roomId) > 0,
    );
    const { roomId, clear, content } = first;
    const rooms = failed.map((one) => one.first.roomId).sort((a, b) => a - b);
    const common = {
      eventIds: [content.event.id, second.content.event.id],
      day: eventDayOf(scope, content.event),
      roomId,
    };
    const facts = `rooms ${rooms.join(',')} ${content.when} ${second.content.when}`;
    if (overlap > 0) return [{ ...common, code: 'room-overlap', level: 'blocking', minutes: overlap, facts }];
    return [
      {
        ...common,
        code: 'changeover-short',
        level: 'warning',
        missingMinutes: missing,
        facts: `${facts} clear ${clear} doors ${second.doors}`,
      },
    ];
  },
};

/** The time a copy is projected: during the film, not during the debate around it. */
type Run = Hold & { filmId: number; version: DraftVersion };

/**
 * copy-overlap: one version is shown in two rooms at once. One warning for a version and a pair of
 * séances.
 */
export const copyRule: PairRule<Run> = {
  by: 'byFilm',
  about: ({ version }) => version.id,
  level: ({ version }) => (version.isOnlyCopy ? 'warning' : 'hint'),
  holds(prepared, event, filmId) {
    const film = prepared.index.films.get(filmId);
    const content = contentOf(prepared, event);
    if (!film || !content) return [];
    return layoutOf(prepared, event).parts.flatMap(({ item, offset, minutes }) => {
      const version = item.filmId === filmId ? copyShown(film, item.filmVersionId) : undefined;
      const start = content.start + offset;
      return version ? [{ content, filmId, version, start, end: start + minutes }] : [];
    });
  },
  // In the same room the clash is about the room.
  apart: (_, one, other) =>
    one.version.id !== other.version.id || shareARoom(one.content.event, other.content.event)
      ? null
      : notAtOnce(one, other),
  warn(scope, failed) {
    const at = ({ content, start, end }: Run) => `${content.event.id}@${start}-${end}`;
    const factsOf = ({ first, second }: Failed<Run>) => `${at(first)} ${at(second)}`;
    const worst = worstOf(failed, (a, b) => {
      const by = a.overlap - b.overlap;
      return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
    });
    const { first, second, overlap } = worst;
    const { id, isOnlyCopy } = first.version;
    return [
      {
        code: 'copy-overlap',
        level: isOnlyCopy ? 'warning' : 'hint',
        eventIds: [first.content.event.id, second.content.event.id],
        day: eventDayOf(scope, first.content.event),
        filmId: first.filmId,
        isOnlyCopy,
        minutes: overlap,
        facts: `version ${id} ${isOnlyCopy ? 'only' : 'several'} ${factsOf(worst)}`,
      },
    ];
  },
};

/**
 * The venues where a séance begins and ends, as a walk ends elsewhere. Null online, and where no
 * room is set.
 */
function eventVenuesOf(
  { index }: Pick<Prepared, 'index'>,
  event: DraftEvent,
): { begins: number | null; ends: number | null } {
  const room = index.rooms.get(event.rooms[0]?.roomId ?? 0);
  const begins = room && room.kind !== 'online' ? room.venueId : null;
  return { begins, ends: event.endsAtVenueId ?? begins };
}

/** The minutes on foot from where the first ends to where the second begins; null when unknown. */
function walkMinutes(prepared: Prepared, first: Hold, second: Hold): number | null {
  const from = eventVenuesOf(prepared, first.content.event).ends;
  const to = eventVenuesOf(prepared, second.content.event).begins;
  return from === null || to === null ? null : prepared.walks.minutes(from, to);
}

/** travel-short: somebody expected in person at two venues has no time to walk between them. */
function travelWarning(scope: Scope, failed: readonly Failed<Expected>[]): Warning {
  const inOrder = ({ first, second }: Failed<Expected>) =>
    first.start < second.start ? ([first, second] as const) : ([second, first] as const);
  const venues = (first: Expected, second: Expected) => ({
    fromVenueId: eventVenuesOf(scope, first.content.event).ends ?? 0,
    toVenueId: eventVenuesOf(scope, second.content.event).begins ?? 0,
  });
  const factsOf = (one: Failed<Expected>) => {
    const [first, second] = inOrder(one);
    const { fromVenueId, toVenueId } = venues(first, second);
    return `person ${first.personId} ${weaker(first.standing, second.standing)} walk ${fromVenueId}-${toVenueId}/${one.missing + second.start - first.end} ${expectedAt(first)} ${expectedAt(second)}`;
  };
  const worst = worstOf(failed, (a, b) => {
    const by = a.missing - b.missing;
    return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
  });
  const [first, second] = inOrder(worst);
  const gapMinutes = second.start - first.end;
  const { timeZone } = scope.index.draft.festival;
  return {
    code: 'travel-short',
    level: 'warning',
    eventIds: [first.content.event.id, second.content.event.id],
    day: eventDayOf(scope, first.content.event),
    personId: first.personId,
    leavesAt: fromEpochMinutes(first.end, timeZone),
    neededAt: fromEpochMinutes(second.start, timeZone),
    gapMinutes,
    walkMinutes: worst.missing + gapMinutes,
    ...venues(first, second),
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

const apartOf = (prepared: Prepared, one: Expected, other: Expected) =>
  peopleApart(one, other, shareARoom(one.content.event, other.content.event), (first, second) =>
    walkMinutes(prepared, first, second),
  );

/**
 * person-overlap and travel-short: at most one warning of each for a person and a pair of séances.
 */
export const personRule: PairRule<Expected> = {
  by: 'byPerson',
  about: ({ personId }) => personId,
  level: () => 'blocking',
  most: ({ walks }) => walks.longest,
  holds: expectationsOf,
  apart: apartOf,
  warn(scope, failed) {
    const overlaps = failed.filter(({ overlap }) => overlap > 0);
    const ways = failed.filter(({ missing }) => missing > 0);
    return [
      ...(overlaps.length > 0 ? [overlapWarning(scope, overlaps)] : []),
      ...(ways.length > 0 ? [travelWarning(scope, ways)] : []),
    ];
  },
};

function overlapWarning(scope: Scope, failed: readonly Failed<Expected>[]): Warning {
  const factsOf = ({ first, second }: Failed<Expected>) =>
    `person ${first.personId} ${weaker(first.standing, second.standing)} ${expectedAt(first)} ${expectedAt(second)}`;
  const fromOf = ({ first, second }: Failed<Expected>) =>
    Math.max(...apartOf(scope, first, second).alone.map(({ start }) => start));
  const worst = worstOf(
    failed,
    (a, b) => (a.overlap - b.overlap || fromOf(b) - fromOf(a) || (factsOf(a) < factsOf(b) ? 1 : -1)) > 0,
  );
  const { first, second, overlap } = worst;
  return {
    code: 'person-overlap',
    level: 'blocking',
    eventIds: [first.content.event.id, second.content.event.id],
    day: eventDayOf(scope, first.content.event),
    personId: first.personId,
    minutes: overlap,
    from: fromEpochMinutes(fromOf(worst), scope.index.draft.festival.timeZone),
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

/**
 * same-theme-parallel: the public has to choose between two séances of one theme. One warning for a
 * pair, however many themes they share.
 */
export const themeRule: PairRule<Hold & { themeId: number }> = {
  by: 'byTheme',
  about: () => 0,
  level: () => 'hint',
  holds(prepared, event, themeId) {
    const content = event.visibility === 'public' ? contentOf(prepared, event) : null;
    return content ? [{ content, themeId, start: content.start, end: content.end }] : [];
  },
  // In one room they clash anyway.
  apart: (_, one, other) => (shareARoom(one.content.event, other.content.event) ? null : notAtOnce(one, other)),
  warn(scope, failed) {
    const themeIds = failed.map(({ first }) => first.themeId).sort((a, b) => a - b);
    const [{ first, second, overlap }] = failed;
    return [
      {
        code: 'same-theme-parallel',
        level: 'hint',
        eventIds: [first.content.event.id, second.content.event.id],
        day: eventDayOf(scope, first.content.event),
        themeId: themeIds[0] as number,
        minutes: overlap,
        facts: `themes ${themeIds.join(',')} ${first.content.when} ${second.content.when}`,
      },
    ];
  },
};
