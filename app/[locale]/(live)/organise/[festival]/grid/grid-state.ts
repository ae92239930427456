import { useSyncExternalStore } from 'react';
import type { Spot } from '#lib/events/grid-place.ts';
import type { DraftEvent } from '#lib/model/draft.ts';

/** What the side panel shows instead of its tabs. */
export type Sheet =
  // `openedAs`: the temporary id of a séance that was created while its sheet was open.
  | { of: 'event'; id: number; openedAs?: number }
  | { of: 'find'; id: number; openedAs?: number }
  | { of: 'propose' }
  | { of: 'shift'; day?: string | undefined; minutes?: number | undefined }
  | { of: 'add'; at: Spot }
  | null;

/** What somebody looks at; none of it is saved. */
export type Look = {
  selected: ReadonlySet<number>;
  /** The card that Tab reaches. */
  focused: number | null;
  sheet: Sheet;
  tab: 'unscheduled' | 'warnings';
  /** On narrow screens the panel is a drawer. */
  isPanelOpen: boolean;
};

/** What is being dragged, by pointer or keyboard, and where it would go. */
export type Held = {
  /** `preview`: nothing is dragged; a list beside the grid shows where the séances would go. */
  via: 'pointer' | 'keys' | 'preview';
  act: 'move' | 'copy' | 'resize';
  lead: number;
  ids: readonly number[];
  /**
   * The room of the dragged card, as a séance has a card in each of its rooms. Null where it is in
   * no column.
   */
  room: number | null;
  /** Null: over the list beside the grid. */
  at: Spot | null;
  /** The séances as they would be. */
  events: readonly DraftEvent[];
  /**
   * Why it cannot be dropped there, as a key of `grid.tip`: clocks skip that hour, a film would
   * have to be cut, the room belongs to somebody else's remit.
   */
  stops: 'skipped' | 'cannotShorten' | 'notYourRoom' | null;
};

/** The same for the same sheet: its kind and its séance, its place and minutes, or its day. */
export function sheetKey(sheet: NonNullable<Sheet>): string {
  const { of } = sheet;
  if (of === 'add') return [of, sheet.at.date, sheet.at.roomId, sheet.at.minutes].join(' ');
  if (of === 'shift') return [of, sheet.day, sheet.minutes].join(' ');
  return of === 'propose' ? of : `${of} ${sheet.id}`;
}

/** The sheet to open; if it is open already, the same object, so that typed text is kept. */
export const sheetAfter = (open: Sheet, asked: Sheet): Sheet =>
  open && asked && sheetKey(open) === sheetKey(asked) ? open : asked;

/** The real ids of new séances, by their temporary ones. */
type Made = ReadonlyMap<number, number>;

/** The look with real ids. */
export function lookAfter(look: Look, made: Made): Look {
  const idOf = (id: number) => made.get(id) ?? id;
  const { sheet } = look;
  return {
    ...look,
    selected: new Set([...look.selected].map(idOf)),
    focused: look.focused && idOf(look.focused),
    sheet: sheet && 'id' in sheet && made.has(sheet.id) ? { ...sheet, id: idOf(sheet.id), openedAs: sheet.id } : sheet,
  };
}

/** The drag with real ids. */
export function heldAfter(held: Held, made: Made): Held {
  const idOf = (id: number) => made.get(id) ?? id;
  const events = held.events.map((event) => ({ ...event, id: idOf(event.id) }));
  return { ...held, lead: idOf(held.lead), ids: held.ids.map(idOf), events };
}

/** A value that several parts of the grid read; changing it redraws only them. */
export type Store<T> = {
  get: () => T;
  set: (change: Partial<T>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Reads a part of a store by `select`; the component is redrawn when that part changes (by
 * identity).
 */
export function useStore<T extends object, S>(store: Store<T>, select: (value: T) => S): S {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Which séances are being dragged, and how their own cards are drawn meanwhile. */
export type Taken = { ids: ReadonlySet<number>; leaves: 'is-held' | 'is-leaving' | null };

const NOTHING: Taken = { ids: new Set(), leaves: null };

/**
 * What cards need to know of a drag: its beginning and end. Steps do not change it, so two hundred
 * cards need not be checked at each.
 */
export function takenOf(held: Store<{ held: Held | null }>): Store<Taken> {
  const taken = createStore(NOTHING);
  let known: Held | null = null;
  held.subscribe(() => {
    const now = held.get().held;
    const isSame = now?.ids === known?.ids && now?.via === known?.via && now?.act === known?.act;
    known = now;
    if (isSame) return;
    // A copied séance stays where it is.
    const leaves = now?.act === 'copy' ? null : now?.via === 'preview' ? 'is-leaving' : 'is-held';
    taken.set(now ? { ids: new Set(now.ids), leaves } : NOTHING);
  });
  return taken;
}

/**
 * Calls back once nothing is being dragged, at once if nothing is; returns the function that stops
 * waiting.
 */
export function whenHandIsFree(held: Store<{ held: Held | null }>, call: () => void): () => void {
  const isFree = () => ['preview', undefined].includes(held.get().held?.via);
  let stop = () => {};
  const look = () => {
    if (!isFree()) return;
    stop();
    call();
  };
  stop = held.subscribe(look);
  look();
  return stop;
}
