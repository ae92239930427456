import { newUuid } from '#app/_components/new-uuid.ts';
import { promising } from '#lib/events/access-of-parts.ts';
import type { ActDone } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { bareEvent, copied } from '#lib/events/bare-event.ts';
import { type GridEvent, gridEventOf } from '#lib/events/grid-event.ts';
import { moved, resized, shifted, swapped, unscheduled, withMainRoom } from '#lib/events/placing.ts';
import type { RunningOrderIndex } from '#lib/events/running-order.ts';
import { retagged } from '#lib/i18n/tags.ts';
import { byId } from '#lib/model/keyed.ts';

/**
 * An act of the person that the server has not confirmed; posted with the same key until it
 * answers.
 */
export type Entry = {
  readonly key: string;
  readonly turn: 'undo' | 'redo' | null;
  readonly acts: readonly GridAct[];
  /** Temporary ids of the séances these acts make, in order. */
  readonly made: readonly number[];
  /** For undo and redo: acts to skip, and whether it may be done in part. */
  readonly skip: readonly string[];
  readonly partly: boolean;
};

/** The id and version of a séance to use from now on. */
type Renewal = { id: number; version: number };

function renewed(act: GridAct, to: (id: number, version: number) => Renewal): GridAct {
  if ('events' in act) {
    const events = act.events.map((event) => ({ ...event, ...to(event.id, event.version) }));
    return { ...act, events } as GridAct;
  }
  return 'id' in act ? { ...act, ...to(act.id, act.version) } : act;
}

/** The séances an entry changes or makes. */
export const touches = (entry: Entry): number[] => [...entry.acts.flatMap(idsOf), ...entry.made];

/** The séances an answer says were made for this entry, by their temporary ids. */
export function madeBy(entry: Entry, done: Pick<ActDone, 'whole'>): Map<number, Renewal> {
  const named = new Set(entry.acts.flatMap(idsOf));
  const made = done.whole.filter(({ id }) => !named.has(id));
  return new Map(entry.made.flatMap((standIn, i) => (made[i] ? [[standIn, made[i]] as const] : [])));
}

/**
 * An entry that waited behind `before`, after that was done: séances it made have their real ids,
 * and those it changed their new versions. A version by somebody else stays as it was seen, so that
 * the server notices the conflict.
 */
export function behind(entry: Entry, before: Entry, done: ActDone): Entry {
  const made = madeBy(before, done);
  const versions = new Map([...done.events, ...done.whole].map(({ id, version }) => [id, version]));
  const to = (id: number, version: number): Renewal => {
    const real = made.get(id);
    if (real) return { id: real.id, version: real.version };
    return { id, version: Math.max(version, versions.get(id) ?? 0) };
  };
  return { ...entry, acts: entry.acts.map((act) => renewed(act, to)) };
}

/** The entry based on what others saved: « garder la mienne ». */
export function onTopOf(entry: Entry, versions: ReadonlyMap<number, number>): Entry {
  return {
    ...entry,
    acts: entry.acts.map((act) => renewed(act, (id, version) => ({ id, version: versions.get(id) ?? version }))),
  };
}

let standIn = 0;

export function newEntry(acts: readonly GridAct[]): Entry {
  // Negative ids, which no séance on the server has.
  const made = acts.filter(isMaking).map(() => --standIn);
  return { key: newUuid(), turn: null, acts, made, skip: [], partly: false };
}

export const newTurn = (turn: 'undo' | 'redo', skip: readonly string[], partly: boolean): Entry => ({
  key: newUuid(),
  turn,
  acts: [],
  made: [],
  skip,
  partly,
});

type Events = ReadonlyMap<number, GridEvent>;

/** The séances an act names. */
const idsOf = (act: GridAct): number[] =>
  'events' in act ? act.events.map(({ id }) => id) : 'id' in act ? [act.id] : [];

/** Whether an act makes a séance. */
export const isMaking = (act: GridAct) => act.act === 'copy' || act.act === 'add';

/**
 * The séances after an act, before the server has answered, by the server's rules. `madeId` is the
 * temporary (negative) id of a séance the act makes. What the server would refuse stays unchanged,
 * as its answer will say why.
 */
export function predicted(events: Events, act: GridAct, index: RunningOrderIndex, madeId: number): GridEvent[] {
  const zone = index.draft.festival.timeZone;
  const named = idsOf(act).flatMap((id) => events.get(id) ?? []);
  const free = named.filter((event) => !event.isLocked);
  switch (act.act) {
    case 'move': {
      const to = byId(act.events);
      return free.map((event) => ({ ...event, ...moved(event, to.get(event.id) ?? {}, zone) }));
    }
    case 'shift':
      return free.map((event) => ({ ...event, ...shifted(event, act.minutes, zone) }));
    case 'unschedule':
      return free.map((event) => ({ ...event, ...unscheduled(event) }));
    case 'lock':
    case 'unlock':
      return named.map((event) => ({ ...event, isLocked: act.act === 'lock' }));
    case 'rename':
      return named.map((event) => ({ ...event, title: act.title ?? {} }));
    case 'edit':
      return named.map((event) => edited(event, act));
    case 'resize':
      return free.map((event) => longer(event, act.end, index));
    case 'swap': {
      const [a, b] = free;
      if (!a || !b) return [];
      const [ofA, ofB] = swapped(a, b, zone);
      return [
        { ...a, ...ofA },
        { ...b, ...ofB },
      ];
    }
    case 'copy':
      return named.map((event) => ({
        ...copied({ ...event, ...moved(event, act, zone) }),
        id: madeId,
        version: 0,
      }));
    case 'add':
      return [added(act, madeId)];
  }
}

function edited(
  event: GridEvent,
  { kind, visibility, themeId, access, ...tags }: Extract<GridAct, { act: 'edit' }>,
): GridEvent {
  return {
    ...event,
    kind: kind ?? event.kind,
    visibility: visibility ?? event.visibility,
    themeIds: themeId === undefined ? event.themeIds : themeId === null ? [] : [themeId],
    tags: retagged(event.tags, tags),
    items: access ? promising(event.items, access) : event.items,
  };
}

function longer(event: GridEvent, end: string | null, index: RunningOrderIndex): GridEvent {
  const to = resized(event, end, index);
  if (!to.ok) return event;
  const items = event.items.map((item) => (item.id === to.item?.id ? { ...item, minutes: to.item.minutes } : item));
  return { ...event, publicEndFixed: to.publicEndFixed, items };
}

/** A card for a séance that does not exist on the server yet. */
const added = (act: Extract<GridAct, { act: 'add' }>, id: number): GridEvent => ({
  ...gridEventOf(bareEvent(0, id)),
  number: 0,
  version: 0,
  kind: act.kind,
  title: act.title ?? {},
  startsAt: act.startsAt,
  rooms: withMainRoom([], act.roomId),
  items:
    act.filmId || act.minutes
      ? [
          {
            id,
            kind: act.filmId ? 'film' : 'other',
            title: {},
            minutes: act.filmId ? null : (act.minutes ?? null),
            elastic: false,
            filmId: act.filmId ?? null,
            filmVersionId: null,
            access: [],
          },
        ]
      : [],
});
