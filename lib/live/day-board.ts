import { groupedBy } from '#lib/grouped.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DocumentBlock, TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { EventFacts, LiveFacts, PlacesState } from '#lib/model/live-facts.ts';
import {
  blockInterval,
  endOfEvent,
  endShown,
  endsAgain,
  lateMinutesOf,
  latenessOf,
  timelineOf,
} from '#lib/programme/real-times.ts';
import { type GoneEntry, goneFrom } from '#lib/programme/room-sheets.ts';
import { festivalDayOf, festivalDaysOf } from '#lib/time/festival-day.ts';
import { addMinutes, fromInstant, minutesAt, type WallClock } from '#lib/time/wall-clock.ts';
import { currentCue, delayOf, type LateCue, lateCues } from '#lib/volunteers/conduite.ts';
import { EARLY_MINUTES } from '#lib/volunteers/tapped-at.ts';

/**
 * Who is in charge of a room or another place at some time, from the shifts. `checkedInAt` is an
 * instant, null until they say « je suis là ».
 */
export type Holder = {
  /** The ids of the assignment, for checking in, and of the shift. */
  assignment: number;
  shift: number;
  volunteer: number;
  name: string;
  /**
   * The name with what tells them apart from people of the same name, for people who run the day;
   * never in texts the volunteers read.
   */
  called: string;
  /** As it was typed; null when unknown. */
  contact: string | null;
  /** Null for a shift without a room, at `place`. */
  room: number | null;
  place: string;
  task: Bilingual;
  /** *Référent·e* */
  isLead: boolean;
  /**
   * The start and end as wall clocks, and as epoch minutes because a wall clock can occur twice.
   */
  startsAt: WallClock;
  endsAt: WallClock;
  start: number;
  end: number;
  checkedInAt: string | null;
  /** The instant at which they were noted as absent. */
  absentAt: string | null;
};

/**
 * A shift, whoever has it: in a room, or without one at the bar, at the box office, elsewhere. Wall
 * clocks, and epoch minutes.
 */
export type HeldShift = {
  shift: number;
  task: Bilingual;
  room: number | null;
  /** In words; may be empty. */
  place: string;
  /** How many people it needs. */
  people: number;
  startsAt: WallClock;
  endsAt: WallClock;
  start: number;
  end: number;
};

/**
 * What the volunteers' part of the festival knows of a day; without it the board uses only what the
 * organisers wrote.
 */
export type TeamOfDay = {
  holders: readonly Holder[];
  shiftsHeld: readonly HeldShift[];
  /** How many people were let in, by séance. */
  entries: ReadonlyMap<number, number>;
};
export const NO_TEAM: TeamOfDay = { holders: [], shiftsHeld: [], entries: new Map() };

/**
 * A séance on the board. Wall clocks; `startsAt` and `endsAt` include delays, `planned…` are as
 * published.
 */
export type BoardEvent = {
  number: number;
  title: Bilingual;
  kind: TeamEvent['kind'];
  status: TeamEvent['status'];
  isPublic: boolean;
  startsAt: WallClock;
  endsAt: WallClock | null;
  /** When it begins, delays included, in epoch minutes. */
  start: number;
  plannedStart: WallClock;
  endIsApproximate: boolean;
  isEndAgain?: true;
  isOver: boolean;
  /** The announced delay in minutes, and by how many minutes the debate is shortened. */
  delay: number;
  cut: number;
  /**
   * How many minutes later than announced it will be, because of the séances before it in its room.
   */
  unannounced: number;
  places: PlacesState | null;
  notices: EventFacts['notices'];
  capacity: number | null;
  entries: number | null;
  /**
   * The running order with its delay. `current` is the line that is on now, null before the doors
   * open and once the room is free.
   */
  cues: readonly LateCue[];
  current: number | null;
};

export type BoardRoom = {
  number: number;
  name: Bilingual;
  /** The building; null in a festival with only one. */
  venue: Bilingual | null;
  seats: number | null;
  /** Its crew on this day, as the organisers wrote it. */
  crew: { names: string; note: string } | null;
  holders: readonly OnBoard[];
  missing: MissingPeople;
  now: readonly BoardEvent[];
  next: BoardEvent | null;
  /** Everything that begins after `next`. */
  later: readonly BoardEvent[];
  over: readonly BoardEvent[];
  cancelled: readonly BoardEvent[];
  /** Breaks and set-ups of this day that are not over. */
  blocks: readonly DocumentBlock[];
  /** Séances that were announced here today, and take place elsewhere or on another day. */
  gone: readonly GoneEntry[];
};

/**
 * Whether their shift is on or still to come. `isShort`: it is not over and has fewer people than
 * it needs.
 */
type OnBoard = Holder & { isOn: boolean; isToCome: boolean; isShort: boolean };

/** Whether a shift is on at this epoch minute. */
export const isRunningAt = ({ start, end }: Pick<Holder, 'start' | 'end'>, minute: number): boolean =>
  start <= minute && minute < end;

/**
 * The people to show: those whose shift is on, those who checked in before theirs begins, and all
 * whose shift begins next, at the same time.
 */
export function shownHolders<T extends Pick<OnBoard, 'isOn' | 'isToCome' | 'start' | 'checkedInAt'>>(
  holders: readonly T[],
): T[] {
  const next = holders.find(({ isToCome }) => isToCome);
  return holders.filter(
    ({ isOn, isToCome, start, checkedInAt }) => isOn || start === next?.start || (isToCome && checkedInAt !== null),
  );
}

/** The shifts of today without a room, by task and place. */
export type BoardPlace = {
  task: Bilingual;
  place: string;
  holders: readonly OnBoard[];
  missing: MissingPeople;
};

/**
 * Shifts that are on or begin soon (EARLY_MINUTES) with fewer people than they need, and how many
 * are missing. Somebody absent counts as missing.
 */
export type MissingPeople = readonly (HeldShift & { count: number })[];

export type DayBoard = {
  /** The festival day. */
  date: string;
  /** The time on the festival's clocks. */
  at: WallClock;
  release: number;
  /** In the order of the festival; rooms with nothing to show today are left out. */
  rooms: readonly BoardRoom[];
  /** Séances of today without a room. */
  elsewhere: readonly BoardEvent[];
  /** Shifts of today without a room. */
  places: readonly BoardPlace[];
  /** Notices of the festival as a whole. */
  notices: LiveFacts['notices'];
};

/** The board of one festival day at `now` (an instant); pure. */
export function boardOf(
  document: TeamDocument,
  live: LiveFacts,
  date: string,
  now: string,
  team: TeamOfDay = NO_TEAM,
): DayBoard {
  const { timeZone, dayStartsAt } = document.festival;
  const at = fromInstant(now, timeZone);
  const { delays, cuts } = lateMinutesOf(live);
  const timeline = timelineOf(document);
  const lateness = latenessOf(timeline, delays, cuts);
  const shownOf = (event: TeamEvent) => {
    const held = timeline.byEvent.get(event.number);
    const pushed = held ? (lateness.get(held)?.start ?? 0) : 0;
    return shownEvent(event, live.events.get(event.number), pushed, now, document, team);
  };
  const events = document.events
    .filter((event) => event.day === date && event.startsAt !== null)
    .map((event) => ({ event, shown: shownOf(event) }));
  const isToday = ({ startsAt }: { startsAt: WallClock }) => festivalDayOf(startsAt, dayStartsAt) === date;
  const heldToday = team.shiftsHeld.filter(isToday);
  const minute = minutesAt(now);
  const short = shortOf(heldToday, team.holders, minute);
  const near = short.filter(({ start }) => start <= minute + EARLY_MINUTES);
  const here = team.holders.filter(isToday).map((one) => ({
    ...one,
    isOn: isRunningAt(one, minute),
    isToCome: one.start > minute,
    isShort: short.some(({ shift }) => shift === one.shift),
  }));
  const venues = new Map(document.venues.map(({ number, name }) => [number, name]));
  const rooms = document.rooms.flatMap((room): BoardRoom[] => {
    const own = events
      .filter(({ event }) => event.rooms.some((one) => one.room === room.number))
      .map(({ shown }) => shown);
    const crew = document.crews.find((one) => one.room === room.number && one.date === date);
    const holders = here.filter((one) => one.room === room.number);
    const blocks = document.blocks.filter(
      (block) =>
        festivalDaysOf(block.startsAt, block.endsAt, dayStartsAt).includes(date) &&
        blockInterval(block, timeZone).end > minute &&
        (block.rooms.length === 0 || block.rooms.includes(room.number)),
    );
    const missing = near.filter((one) => one.room === room.number);
    const gone = document.events
      .flatMap((event) => goneFrom(event, room.number, date))
      .filter(({ event }) => wasAnnounced(event, room.number, date) && !shownOf(event).isOver);
    if (own.length + gone.length === 0 && !crew?.names && holders.length + missing.length === 0) return [];
    return [
      {
        number: room.number,
        name: room.name,
        venue: (venues.size > 1 && venues.get(room.venue)) || null,
        seats: room.seats,
        crew: crew && (crew.names || crew.note) ? { names: crew.names, note: crew.note } : null,
        holders,
        missing,
        ...inTime(own, minute),
        blocks,
        gone,
      },
    ];
  });
  const elsewhere = events.filter(({ event }) => event.rooms.length === 0).map(({ shown }) => shown);
  const places = placesOf(
    heldToday.filter(({ room, end }) => room === null && end > minute),
    here,
    near,
  );
  return { date, at, release: document.number, rooms, elsewhere, places, notices: live.notices };
}

/** The shifts by task and place, in the order in which they begin. */
function placesOf(loose: readonly HeldShift[], holders: readonly OnBoard[], near: MissingPeople): BoardPlace[] {
  const groups = groupedBy(loose, (shift) => JSON.stringify([shift.task, shift.place]));
  return [...groups.values()].flatMap((shifts): BoardPlace[] => {
    const [first] = shifts;
    if (!first) return [];
    const on = (id: number) => holders.filter(({ shift }) => shift === id);
    return [
      {
        task: first.task,
        place: first.place,
        holders: shifts.flatMap(({ shift }) => on(shift)),
        missing: near.filter((one) => shifts.some(({ shift }) => shift === one.shift)),
      },
    ];
  });
}

/**
 * Shifts that are on or to come with fewer people than they need. Somebody absent counts as
 * missing.
 */
const shortOf = (shifts: readonly HeldShift[], holders: readonly Holder[], minute: number): MissingPeople =>
  shifts
    .filter(({ end }) => minute < end)
    .map((one) => ({
      ...one,
      count: one.people - holders.filter(({ shift, absentAt }) => shift === one.shift && absentAt === null).length,
    }))
    .filter(({ count }) => count > 0);

/** Whether a séance that left this room was announced in it for this day. */
const wasAnnounced = ({ previousStart, announcedRoom }: TeamEvent, room: number, date: string) =>
  previousStart === undefined || previousStart.day === date || announcedRoom === room;

function inTime(all: readonly BoardEvent[], minute: number) {
  const sorted = [...all].sort((a, b) => a.start - b.start || a.number - b.number);
  const planned = sorted.filter(({ status }) => status === 'planned');
  const [next, ...later] = planned.filter(({ start }) => start > minute);
  return {
    now: planned.filter(({ start, isOver }) => start <= minute && !isOver),
    next: next ?? null,
    later,
    over: planned.filter(({ start, isOver }) => start <= minute && isOver),
    cancelled: sorted.filter(({ status }) => status === 'cancelled'),
  };
}

function shownEvent(
  event: TeamEvent,
  held: EventFacts | undefined,
  pushed: number,
  now: string,
  { festival }: TeamDocument,
  team: TeamOfDay,
): BoardEvent {
  // A cancelled séance shows no delay, seats or notices.
  const facts = event.status === 'planned' ? held : undefined;
  const { delay: announced, cut = 0, places = null, notices = [] } = facts ?? {};
  const delay = announced ?? 0;
  const planned = event.startsAt ?? '';
  const late = delayOf(facts);
  const end = endOfEvent(event, festival, late.endMinutes);
  const endsAt = event.endsAt && endShown(event, festival.timeZone, late.endMinutes);
  const cues = lateCues(event, late, festival.timeZone);
  return {
    number: event.number,
    title: event.title,
    kind: event.kind,
    status: event.status,
    isPublic: event.isPublic,
    startsAt: late.startMinutes === 0 ? planned : addMinutes(planned, late.startMinutes, festival.timeZone),
    endsAt,
    start: (event.startInstant === null ? 0 : minutesAt(event.startInstant)) + late.startMinutes,
    plannedStart: planned,
    endIsApproximate: event.endIsApproximate,
    ...(endsAgain({ endsAt, endInstant: end }, festival.timeZone) && { isEndAgain: true }),
    isOver: end !== null && end <= now,
    delay,
    cut,
    unannounced: Math.max(0, pushed - delay),
    places,
    notices,
    capacity: event.capacity,
    entries: team.entries.get(event.number) ?? null,
    cues,
    current: currentCue(cues, Date.parse(now)),
  };
}
