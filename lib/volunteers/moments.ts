import type { GuestMoment, ShiftAnchor } from '#db/enums.ts';
import { layoutOf, preparedOf } from '#lib/events/prepared.ts';
import { roomMargins } from '#lib/events/running-order.ts';
import { gather } from '#lib/grouped.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';
import { doorsToFree } from '#lib/programme/real-times.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';

/**
 * When and where a séance is, in epoch minutes; `end` and `free` are null where its end is unknown.
 */
export type SeanceTimes = {
  /** The id of its row, also when it was read from a release. */
  id: number;
  /** Its festival day. */
  day: string;
  /** The ids of its rooms, the main one first. */
  roomIds: readonly number[];
  isCancelled: boolean;
  doors: number;
  start: number;
  end: number | null;
  free: number | null;
};

/** When a guest comes and goes, wall clocks. Only organisers know it: it is in no release. */
type Guest = { id: number; arrivesAt: string | null; departsAt: string | null };

/** The delay of a séance at its start and end, in minutes, from today's news. */
export type Delay = { startMinutes: number; endMinutes: number };

/** The times of séances and guests, from which those of shifts are computed. */
export type Moments = {
  zone: string;
  dayStartsAt: string;
  seance: (eventId: number) => SeanceTimes | null;
  /**
   * From the first doors to the last time a room is free on a festival day; null when nothing is in
   * it.
   */
  roomDay: (roomId: number, day: string) => (Pick<SeanceTimes, ShiftAnchor> & { eventIds: number[] }) | null;
  /** As if nothing were cancelled. */
  asIfHeld: () => Moments;
  /** Epoch minutes. */
  guest: (personId: number, moment: GuestMoment) => number | null;
};

/** The séances of the draft that have a time and a room. */
export function seancesOfDraft(index: DraftIndex): SeanceTimes[] {
  const { timeZone: zone, dayStartsAt } = index.draft.festival;
  const prepared = preparedOf(index);
  return index.draft.events.filter(isScheduled).map((event) => {
    const { hasEnd, totalMinutes } = layoutOf(prepared, event);
    const margins = roomMargins(event, event.rooms[0]?.roomId, index);
    const start = toEpochMinutes(event.startsAt, zone);
    const end = hasEnd ? start + totalMinutes : null;
    return {
      id: event.id,
      day: festivalDayOf(event.startsAt, dayStartsAt),
      roomIds: event.rooms.map(({ roomId }) => roomId),
      isCancelled: event.status === 'cancelled',
      doors: start - margins.doors,
      start,
      end,
      free: end === null ? null : end + margins.clear,
    };
  });
}

/** The ids of rows by the numbers in a document; deleted rows have none. */
export type IdsOfNumbers = { events: ReadonlyMap<number, number>; rooms: ReadonlyMap<number, number> };

// Every page of a volunteer asks, and a document never changes.
const timesIn = oncePer((document: TeamDocument) => {
  const zone = document.festival.timeZone;
  return document.events.flatMap((event) => {
    const { startsAt, endInstant, day } = event;
    if (startsAt === null || day === null) return [];
    const start = toEpochMinutes(startsAt, zone);
    // Taken from its instant, because a wall clock in the repeated hour is ambiguous.
    const end = endInstant === null ? null : minutesAt(endInstant);
    const occupied = doorsToFree(event, { start, end: end ?? start }, zone);
    return [{ event, day, start, end, doors: occupied.start, free: end === null ? null : occupied.end }];
  });
});

/**
 * The séances of a release that have a time, including cancelled ones, and those deleted from the
 * draft since: their room is used until a release says otherwise. These have an id of no row.
 */
export const seancesOfDocument = (document: TeamDocument, ids: IdsOfNumbers): SeanceTimes[] =>
  timesIn(document).map(({ event, day, start, end, doors, free }): SeanceTimes => {
    const id = ids.events.get(event.number) ?? -event.number;
    const roomIds = [...event.rooms]
      .sort((a, b) => Number(b.use === 'main') - Number(a.use === 'main'))
      .flatMap(({ room }) => ids.rooms.get(room) ?? []);
    return { id, day, roomIds, isCancelled: event.status === 'cancelled', doors, start, end, free };
  });

/**
 * The séances with today's delays: the doors wait with the start, and the room is free later with
 * the end.
 */
export function delayed(seances: readonly SeanceTimes[], delays: ReadonlyMap<number, Delay>): SeanceTimes[] {
  const later = (at: number | null, minutes: number) => (at === null ? null : at + minutes);
  return seances.map((seance) => {
    const { startMinutes = 0, endMinutes = 0 } = delays.get(seance.id) ?? {};
    return {
      ...seance,
      doors: seance.doors + startMinutes,
      start: seance.start + startMinutes,
      end: later(seance.end, endMinutes),
      free: later(seance.free, endMinutes),
    };
  });
}

const latest = (times: readonly (number | null)[]) => {
  const known = times.flatMap((time) => time ?? []);
  return known.length > 0 ? Math.max(...known) : null;
};

export function momentsOf(
  { timeZone: zone, dayStartsAt }: Clocks,
  seances: readonly SeanceTimes[],
  guests: readonly Guest[],
): Moments {
  const planned = byId(seances);
  const byRoomDay = new Map<string, SeanceTimes[]>();
  for (const seance of seances) {
    if (seance.isCancelled) continue;
    for (const roomId of new Set(seance.roomIds)) {
      const key = `${roomId} ${seance.day}`;
      gather(byRoomDay, key, seance);
    }
  }
  const guestsById = byId(guests);
  return {
    zone,
    dayStartsAt,
    seance: (eventId) => planned.get(eventId) ?? null,
    roomDay: (roomId, day) => {
      const there = byRoomDay.get(`${roomId} ${day}`);
      if (!there) return null;
      return {
        eventIds: there.map(({ id }) => id),
        doors: Math.min(...there.map(({ doors }) => doors)),
        start: Math.min(...there.map(({ start }) => start)),
        end: latest(there.map(({ end }) => end)),
        free: latest(there.map(({ free }) => free)),
      };
    },
    asIfHeld: () => {
      const held = seances.map((seance) => ({ ...seance, isCancelled: false }));
      return momentsOf({ timeZone: zone, dayStartsAt }, held, guests);
    },
    guest: (personId, moment) => {
      const guest = guestsById.get(personId);
      const wall = (moment === 'arrival' ? guest?.arrivesAt : guest?.departsAt) ?? null;
      return wall === null ? null : toEpochMinutes(wall, zone);
    },
  };
}
