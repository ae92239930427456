import type { Spot } from '#lib/events/grid-place.ts';
import type { DraftEvent } from '#lib/model/draft.ts';

/** What the side panel shows instead of its tabs. */
export type Sheet =
  // `openedAs`: the stand-in of a séance that was made while its sheet was open.
  | { of: 'event'; id: number; openedAs?: number }
  | { of: 'find'; id: number; openedAs?: number }
  | { of: 'propose' }
  | { of: 'shift'; day?: string | undefined; minutes?: number | undefined }
  | { of: 'add'; at: Spot }
  | null;

/** What somebody looks at; nothing of it is saved. */
export type Look = {
  selected: ReadonlySet<number>;
  /** The card that Tab reaches. */
  focused: number | null;
  sheet: Sheet;
  tab: 'unscheduled' | 'warnings';
  /** The panel is a drawer where there is no room for it. */
  isPanelOpen: boolean;
};

/** What a hand or the keyboard holds, and where it would go. */
export type Held = {
  /** `preview`: nobody holds them; a list beside the grid shows where they would go. */
  via: 'pointer' | 'keys' | 'preview';
  act: 'move' | 'copy' | 'resize';
  lead: number;
  ids: readonly number[];
  /**
   * The room of the card that is held: a séance has one in each of its rooms. Null where it stands
   * in no column.
   */
  room: number | null;
  /** Null: over the list beside the grid. */
  at: Spot | null;
  /** The séances as they would stand. */
  events: readonly DraftEvent[];
  /**
   * Why it cannot be let go there, as `grid.tip` says it: the clocks skip that hour, a film would
   * have to be cut, the room is another's.
   */
  stops: 'skipped' | 'cannotShorten' | 'notYourRoom' | null;
};

/**
 * The sheet that is asked for: where it is open already the very same, with what is typed in it.
 */
export const sheetAfter = (open: Sheet, asked: Sheet): Sheet =>
  open && asked && 'id' in open && 'id' in asked && open.of === asked.of && open.id === asked.id ? open : asked;

/** Séances that were just made, by their stand-ins. */
type Made = ReadonlyMap<number, number>;

/** What is looked at, once they have numbers of their own. */
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

/** What is held, once they have. */
export function heldAfter(held: Held, made: Made): Held {
  const idOf = (id: number) => made.get(id) ?? id;
  const events = held.events.map((event) => ({ ...event, id: idOf(event.id) }));
  return { ...held, lead: idOf(held.lead), ids: held.ids.map(idOf), events };
}
