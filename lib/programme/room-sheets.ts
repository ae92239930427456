import { byText } from '#lib/grouped.ts';
import type { DocumentBlock, TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { festivalDaysOf } from '#lib/time/festival-day.ts';
import { goneAt } from './place.ts';

type Room = TeamDocument['rooms'][number];

/** One moment of a séance on the clock: doors, each part, the public's way out, the room free. */
export type Cue = {
  /** Wall clock. */
  at: string;
  isApproximate: boolean;
  what: 'doors' | 'item' | 'end' | 'free';
  /** Index in the séance's parts, for an `item`. */
  item: number | null;
};

export type SheetEntry =
  | {
      kind: 'event';
      at: string;
      event: TeamEvent;
      /** How the séance uses this room. */
      use: TeamEvent['rooms'][number]['use'];
      /** Empty for what will not take place. */
      cues: Cue[];
    }
  | {
      kind: 'block';
      at: string;
      block: DocumentBlock;
      /** Whether it began the day before. */
      isLate: boolean;
    }
  | GoneEntry;

/**
 * A séance that was announced here and moved to another room, or to another day: the people in
 * charge of the room send visitors on. If it moved to both, it is on both days; on the old one at
 * its old hour.
 */
export type GoneEntry = { kind: 'gone'; at: string; event: TeamEvent; room: number };

/** What happens in one room on one festival day, and who is in charge of it. */
export type RoomSheet = {
  date: string;
  room: Room;
  crew: { names: string; note: string } | null;
  /** By start. */
  entries: SheetEntry[];
};

/**
 * The room sheets of the team, by day, then in the order of the rooms. A room has a sheet for each
 * day on which it has a séance (or had one that moved away), a block of its own, a crew or other
 * people (`held`, by `roomAndDay`). Séances without a time or a room are on none. A break or set-up
 * of all rooms is on the existing sheets of its days; a set-up that begins on a day without
 * anything else makes a sheet for each room. What merely goes on from the night before makes none.
 */
export function roomSheetsOf(document: TeamDocument, held: ReadonlySet<string> = new Set()): RoomSheet[] {
  const { rooms, events, blocks, crews } = document;
  const dates = new Set([
    ...document.days.map(({ date }) => date),
    ...events.flatMap(({ day, previousStart }) => [day, previousStart?.day].filter((one) => typeof one === 'string')),
    ...blocks.map(({ day }) => day),
    ...[...held].map((key) => key.slice(key.indexOf(' ') + 1)),
    ...crews.map(({ date }) => date),
  ]);
  return [...dates].sort().flatMap((date) => {
    const ofDay = events.filter(({ day, previousStart }) => day === date || previousStart?.day === date);
    const blocksOfDay = blocks.filter(({ day }) => day === date);
    const lateBlocks = blocks.filter(
      ({ day, startsAt, endsAt }) =>
        day < date && festivalDaysOf(startsAt, endsAt, document.festival.dayStartsAt).includes(date),
    );
    const isSetUpDay =
      !ofDay.some(({ day }) => day === date) &&
      blocksOfDay.some(({ kind, rooms: some }) => kind === 'set-up' && !some.length);
    return rooms.flatMap((room): RoomSheet[] => {
      const own = ofDay.flatMap((event) => eventIn(event, room.number, date));
      const isHeld = held.has(roomAndDay(room.number, date));
      const crew =
        crews.find((one) => one.room === room.number && one.date === date && (one.names || one.note)) ?? null;
      const blocksOwn = blocksOfDay.filter(({ rooms: some }) => some.includes(room.number));
      if (own.length === 0 && !crew && !isHeld && blocksOwn.length === 0 && !isSetUpDay) return [];
      const blocksHere = [...blocksOfDay, ...lateBlocks].filter(
        ({ rooms: some }) => some.length === 0 || some.includes(room.number),
      );
      const entries = [
        ...own,
        ...blocksHere.map(
          (block): SheetEntry => ({ kind: 'block', at: block.startsAt, block, isLate: block.day < date }),
        ),
      ];
      return [{ date, room, crew: crew && { names: crew.names, note: crew.note }, entries: entries.sort(inOrder) }];
    });
  });
}

/** The key of a room on a festival day. */
export const roomAndDay = (room: number, date: string): string => `${room} ${date}`;

const inOrder = (a: SheetEntry, b: SheetEntry) => byText(a.at, b.at);

function eventIn(event: TeamEvent, room: number, date: string): SheetEntry[] {
  const use = event.rooms.find((one) => one.room === room)?.use;
  if (event.startsAt === null || use === undefined || event.day !== date) return goneFrom(event, room, date);
  return [{ kind: 'event', at: event.startsAt, event, use, cues: cuesOf(event) }];
}

/** The séance, if it was announced in this room and day, and is elsewhere or on another day now. */
export function goneFrom(event: TeamEvent, room: number, date: string): GoneEntry[] {
  const at = goneAt(event, room, date);
  return at === null ? [] : [{ kind: 'gone', at, event, room }];
}

/** The clock of a séance, in the order of time. */
export function cuesOf(event: TeamEvent): Cue[] {
  if (event.status === 'cancelled' || event.startsAt === null) return [];
  // At a drop-in people come and go: no doors open, and the room need not be cleared.
  const isDropIn = event.admission === 'drop-in';
  const cue = (what: Cue['what'], at: string | null, isApproximate: boolean, item: number | null = null): Cue[] =>
    at === null ? [] : [{ at, isApproximate, what, item }];
  const parts = event.items.flatMap((item, i) => cue('item', item.startsAt, item.startIsApproximate, i));
  return [
    ...(isDropIn ? [] : cue('doors', event.doorsAt, false)),
    ...parts,
    ...cue('end', event.endsAt, event.endIsApproximate),
    ...(isDropIn ? [] : cue('free', event.freeAt, event.endIsApproximate)),
  ];
}
