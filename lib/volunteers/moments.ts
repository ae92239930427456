import type { GuestMoment } from '#db/enums.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { gather } from '#lib/grouped.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { epochFrom, epochUntil, toEpochMinutes } from '#lib/time/wall-clock.ts';

/**
 * When and where a séance stands, in epoch minutes; `end` and `free` are null where nobody has said
 * when it ends.
 */
export type SeanceTimes = {
  /** The id of its row, whatever it was read from. */
  id: number;
  /** Its festival day. */
  day: string;
  /** The main one first; ids of rows. */
  roomIds: readonly number[];
  isCancelled: boolean;
  doors: number;
  start: number;
  end: number | null;
  free: number | null;
};

/**
 * When a guest comes and goes, wall clocks. Known to the organisers alone: no release carries it.
 */
type Guest = { id: number; arrivesAt: string | null; departsAt: string | null };

/**
 * By how much a séance starts and ends later than planned, in minutes: what the day itself knows.
 */
export type Delay = { startMinutes: number; endMinutes: number };

/** What shifts are measured from. */
type MomentSource = {
  zone: string;
  dayStartsAt: string;
  seances: readonly SeanceTimes[];
  guests: readonly Guest[];
};

/** The same, ready to be asked. */
export type Moments = Pick<MomentSource, 'zone' | 'dayStartsAt'> & {
  seance: (eventId: number) => SeanceTimes | null;
  /**
   * From the first doors to the last time a room is free on a festival day; null when nothing is
   * there.
   */
  roomDay: (roomId: number, day: string) => Omit<SeanceTimes, 'id' | 'day' | 'roomIds'> | null;
  /** Epoch minutes. */
  guest: (personId: number, moment: GuestMoment) => number | null;
};

/** The séances of the draft that have a time and a room. */
export function seancesOfDraft(index: DraftIndex): SeanceTimes[] {
  const { timeZone: zone, dayStartsAt } = index.draft.festival;
  return index.draft.events.filter(isScheduled).map((event) => {
    const order = runningOrderOf(event, index);
    const start = toEpochMinutes(event.startsAt, zone);
    const end = order.publicEnd === null ? null : start + order.totalMinutes;
    return {
      id: event.id,
      day: festivalDayOf(event.startsAt, dayStartsAt),
      roomIds: event.rooms.map(({ roomId }) => roomId),
      isCancelled: event.status === 'cancelled',
      doors: start - (order.doorsAt === null ? 0 : order.doorsMinutes),
      start,
      end,
      free: end === null ? null : end + (order.freeAt === null ? 0 : order.clearMinutes),
    };
  });
}

/**
 * From the festival-wide numbers of a document to the ids of rows; what was deleted since has none.
 */
export type IdsOfNumbers = { events: ReadonlyMap<number, number>; rooms: ReadonlyMap<number, number> };

/** The séances of a release that have a time, cancelled ones too. */
export function seancesOfDocument(document: TeamDocument, ids: IdsOfNumbers): SeanceTimes[] {
  const zone = document.festival.timeZone;
  return document.events.flatMap((event): SeanceTimes[] => {
    const id = ids.events.get(event.number);
    if (id === undefined || event.startsAt === null || event.day === null) return [];
    const start = toEpochMinutes(event.startsAt, zone);
    // Its instant: an hour that comes twice does not say which of the two it is.
    const end = event.endInstant === null ? null : Date.parse(event.endInstant) / 60_000;
    const free = end === null || event.freeAt === null ? end : epochFrom(end, event.freeAt, zone);
    return [
      {
        id,
        day: event.day,
        roomIds: [...event.rooms]
          .sort((a, b) => Number(b.use === 'main') - Number(a.use === 'main'))
          .flatMap(({ room }) => ids.rooms.get(room) ?? []),
        isCancelled: event.status === 'cancelled',
        doors: event.doorsAt === null ? start : epochUntil(start, event.doorsAt, zone),
        start,
        end,
        free,
      },
    ];
  });
}

/**
 * The séances as the day itself has them: doors wait with the start, the room is free later with
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

export function momentsOf({ zone, dayStartsAt, seances, guests }: MomentSource): Moments {
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
        isCancelled: false,
        doors: Math.min(...there.map(({ doors }) => doors)),
        start: Math.min(...there.map(({ start }) => start)),
        end: latest(there.map(({ end }) => end)),
        free: latest(there.map(({ free }) => free)),
      };
    },
    guest: (personId, moment) => {
      const guest = guestsById.get(personId);
      const wall = (moment === 'arrival' ? guest?.arrivesAt : guest?.departsAt) ?? null;
      return wall === null ? null : toEpochMinutes(wall, zone);
    },
  };
}
