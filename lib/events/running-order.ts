import type { EventKind, ItemKind } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftEvent, DraftFestival, DraftFilm, DraftItem, DraftRoom, DraftVersion } from '#lib/model/draft.ts';
import { fromEpochMinutes, isAgain, minutesBetween, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

/** The minutes assumed for a film of unknown length, and for every other part without a length. */
export const UNKNOWN_MINUTES: Record<ItemKind, number> = {
  film: 60,
  introduction: 5,
  talk: 45,
  debate: 30,
  show: 60,
  break: 15,
  other: 30,
};
/**
 * The minutes assumed for a séance without a running order, so that it is not overlooked between
 * two others.
 */
export const EMPTY_EVENT_MINUTES = 60;
/** A flexible item never becomes shorter than this. */
export const SHORTEST_ELASTIC_MINUTES = 15;
/**
 * The least default time for clearing after a show, because of its set, and in a large room,
 * because it takes longer to empty.
 */
export const LONG_CLEAR_MINUTES = 15;
export const BIG_HOUSE_SEATS = 200;

/**
 * The facts of a séance that a running order needs, so that a form can compute one before anything
 * is saved.
 */
export type LaidOutEvent = Pick<
  DraftEvent,
  'kind' | 'startsAt' | 'publicEndFixed' | 'admission' | 'capacity' | 'doorsMinutes' | 'clearMinutes' | 'rooms'
> & { readonly items: readonly LaidOutItem[] };

type LaidOutItem = Pick<DraftItem, 'id' | 'kind' | 'minutes' | 'elastic' | 'filmId' | 'filmVersionId'>;

/** The facts it needs of the rest of the draft; a `DraftIndex` has them. */
export type RunningOrderIndex = {
  readonly draft: {
    readonly festival: Pick<DraftFestival, 'timeZone' | 'doorsMinutes' | 'clearMinutes' | 'betweenFilmsMinutes'>;
  };
  readonly films: ReadonlyMap<
    number,
    Pick<DraftFilm, 'minutes'> & { readonly versions: readonly Pick<DraftVersion, 'id' | 'minutes'>[] }
  >;
  readonly rooms: ReadonlyMap<number, Pick<DraftRoom, 'doorsMinutes' | 'clearMinutes' | 'seats'>>;
};

export type RunningOrderItem = {
  itemId: number;
  kind: ItemKind;
  minutes: number;
  /**
   * Whether its length is not stated, or it is the flexible part beside one whose length is not.
   */
  isApproximate: boolean;
  /** Minutes from the start of the séance. */
  offset: number;
  /**
   * Whether something before it has no stated length, so that its clock time is shown with « vers
   * ».
   */
  offsetIsApproximate: boolean;
  startsAt: WallClock | null;
  endsAt: WallClock | null;
};

export type RunningOrder = {
  items: RunningOrderItem[];
  /** From the start to the public end. */
  totalMinutes: number;
  /** Whether the total contains a length that is not stated. */
  isApproximate: boolean;
  /** Null without a start, and for a drop-in without an end. */
  publicEnd: WallClock | null;
  /** False when the organiser fixed the end and the flexible item absorbs unknown lengths. */
  endIsApproximate: boolean;
  /** Whether the public end is the second of two such hours, which its wall clock does not say. */
  isEndAgain: boolean;
  doorsMinutes: number;
  clearMinutes: number;
  /** The room is occupied from here (half-open) … */
  doorsAt: WallClock | null;
  /** … to here; both null when it occupies nothing. */
  freeAt: WallClock | null;
  elastic: { itemId: number; minutes: number; isBelowMinimum: boolean } | null;
  /** Minutes by which the parts run past the fixed public end. */
  overrunMinutes: number;
};

/**
 * The stated length of an item: its own, else its version's, else its film's; null when none is
 * stated.
 */
export function statedMinutes(item: LaidOutItem, films: RunningOrderIndex['films']): number | null {
  if (item.minutes !== null) return item.minutes;
  const film = item.filmId === null ? undefined : films.get(item.filmId);
  return copyShown(film, item.filmVersionId)?.minutes ?? film?.minutes ?? null;
}

const isShow = (event: { kind: EventKind; items: readonly LaidOutItem[] }) =>
  event.kind === 'show' || event.items.some((item) => item.kind === 'show');

/** The minutes to clear a room with so many seats where nobody set them. */
export const usualClear = (clearMinutes: number, seats: number | null, afterShow = false): number =>
  afterShow || (seats ?? 0) > BIG_HOUSE_SEATS ? Math.max(clearMinutes, LONG_CLEAR_MINUTES) : clearMinutes;

/**
 * The minutes before the start and after the public end for which a séance occupies a room: its
 * own, else the room's, else the festival's (at least 15 for clearing after a show or above 200
 * seats). None for a drop-in.
 */
export function roomMargins(
  event: LaidOutEvent,
  roomId: number | undefined,
  index: RunningOrderIndex,
): { doors: number; clear: number } {
  if (event.admission === 'drop-in') return { doors: 0, clear: 0 };
  const room = roomId === undefined ? undefined : index.rooms.get(roomId);
  const { doorsMinutes, clearMinutes } = index.draft.festival;
  const seats = event.capacity ?? room?.seats ?? null;
  return {
    doors: event.doorsMinutes ?? room?.doorsMinutes ?? doorsMinutes,
    clear: event.clearMinutes ?? room?.clearMinutes ?? usualClear(clearMinutes, seats, isShow(event)),
  };
}

type Part = {
  item: LaidOutItem;
  minutes: number;
  isApproximate: boolean;
  /** The pause between two films. */
  gapBefore: number;
  offset: number;
  offsetIsApproximate: boolean;
};

/** Each item with its length and the pause before it; `layOut` sets the offsets. */
function partsOf(event: LaidOutEvent, index: RunningOrderIndex): Part[] {
  let hasFilm = false;
  return event.items.map((item) => {
    const stated = statedMinutes(item, index.films);
    const gapBefore = item.kind === 'film' && hasFilm ? index.draft.festival.betweenFilmsMinutes : 0;
    hasFilm ||= item.kind === 'film';
    const minutes = stated ?? UNKNOWN_MINUTES[item.kind];
    return { item, minutes, isApproximate: stated === null, gapBefore, offset: 0, offsetIsApproximate: false };
  });
}

/**
 * The lengths of a séance in minutes, without clock times: enough for finding the warnings of 1,500
 * séances, and faster.
 */
export type Layout = {
  parts: readonly Readonly<Part>[];
  totalMinutes: number;
  isApproximate: boolean;
  endIsApproximate: boolean;
  /** False for a drop-in without a length or a fixed end. */
  hasEnd: boolean;
  elastic: RunningOrder['elastic'];
  overrunMinutes: number;
};

/** Gives the flexible part what is left before the fixed end, at least 15 minutes. */
function stretch(parts: Part[], fixedSpan: number | null): RunningOrder['elastic'] {
  const part = parts.find(({ item }) => item.elastic);
  if (!part) return null;
  if (fixedSpan !== null) {
    const others = parts.filter((p) => p !== part);
    const rest = fixedSpan - part.gapBefore - others.reduce((sum, p) => sum + p.gapBefore + p.minutes, 0);
    part.minutes = Math.max(rest, SHORTEST_ELASTIC_MINUTES);
    part.isApproximate = others.some((p) => p.isApproximate);
    return { itemId: part.item.id, minutes: part.minutes, isBelowMinimum: rest < SHORTEST_ELASTIC_MINUTES };
  }
  return { itemId: part.item.id, minutes: part.minutes, isBelowMinimum: part.minutes < SHORTEST_ELASTIC_MINUTES };
}

/** Lays the parts of a séance out one after the other. */
export function layOut(event: LaidOutEvent, index: RunningOrderIndex): Layout {
  const { startsAt, publicEndFixed } = event;
  // Without a start, or with an end that is not after it, there is no time to divide.
  const between =
    startsAt && publicEndFixed ? minutesBetween(startsAt, publicEndFixed, index.draft.festival.timeZone) : 0;
  const fixedSpan = between > 0 ? between : null;
  const parts = partsOf(event, index);
  const elastic = stretch(parts, fixedSpan);

  let offset = 0;
  let isUncertain = false;
  for (const part of parts) {
    part.offset = offset + part.gapBefore;
    part.offsetIsApproximate = isUncertain;
    offset = part.offset + part.minutes;
    isUncertain ||= part.isApproximate;
  }

  const isDropIn = event.admission === 'drop-in';
  // Parts that all last 0 minutes count as none, so that no séance ends when it starts.
  const isEmpty = offset === 0;
  const sum = isEmpty && fixedSpan === null && !isDropIn ? EMPTY_EVENT_MINUTES : offset;
  const overrunMinutes = fixedSpan === null || isDropIn ? 0 : Math.max(0, sum - fixedSpan);
  const isApproximate = isUncertain || (isEmpty && fixedSpan === null);
  return {
    parts,
    totalMinutes: fixedSpan === null ? sum : fixedSpan + overrunMinutes,
    isApproximate,
    endIsApproximate: isApproximate && (fixedSpan === null || overrunMinutes > 0),
    hasEnd: fixedSpan !== null || !(isDropIn && isEmpty),
    elastic,
    overrunMinutes,
  };
}

/**
 * The conduite: when each part of a séance begins and ends, when the public leaves and when the
 * room is free.
 *
 * Public end = start + Σ item minutes + between-films minutes × (films − 1), or the end the
 * organiser fixed: then one elastic item takes the rest, and what does not fit runs past it
 * (`overrunMinutes`). The room is occupied from the doors to the public end and the time to clear
 * it; a séance in several rooms reads those of its main one. All times are wall clock in the
 * festival's zone, minutes are elapsed ones, also across a clock change.
 */
export function runningOrderOf(event: LaidOutEvent, index: RunningOrderIndex): RunningOrder {
  const layout = layOut(event, index);
  const zone = index.draft.festival.timeZone;
  const { doors, clear } = roomMargins(event, event.rooms[0]?.roomId, index);
  const start = event.startsAt === null ? null : toEpochMinutes(event.startsAt, zone);
  const clock = (minutes: number) => (start === null ? null : fromEpochMinutes(start + minutes, zone));
  const occupies = event.admission !== 'drop-in';
  const publicEnd = layout.hasEnd ? clock(layout.totalMinutes) : null;
  return {
    items: layout.parts.map(({ item, minutes, isApproximate, offset, offsetIsApproximate }) => ({
      itemId: item.id,
      kind: item.kind,
      minutes,
      isApproximate,
      offset,
      offsetIsApproximate,
      startsAt: clock(offset),
      endsAt: clock(offset + minutes),
    })),
    totalMinutes: layout.totalMinutes,
    isApproximate: layout.isApproximate,
    publicEnd,
    endIsApproximate: layout.endIsApproximate,
    isEndAgain: start !== null && publicEnd !== null && isAgain(publicEnd, start + layout.totalMinutes, zone),
    doorsMinutes: doors,
    clearMinutes: clear,
    doorsAt: occupies ? clock(-doors) : null,
    freeAt: occupies ? clock(layout.totalMinutes + clear) : null,
    elastic: layout.elastic,
    overrunMinutes: layout.overrunMinutes,
  };
}
