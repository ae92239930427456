import type { Spot } from '#lib/events/grid-place.ts';
import type { DraftEvent } from '#lib/model/draft.ts';

/** What the side panel shows instead of its tabs. */
export type Sheet =
  | { of: 'event'; id: number }
  | { of: 'find'; id: number }
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
  /** The room of the card that is held: a séance has one in each of its rooms. Null where it stands in no column. */
  room: number | null;
  /** Null: over the list beside the grid. */
  at: Spot | null;
  /** The séances as they would stand. */
  events: readonly DraftEvent[];
  /** The clocks skip that hour. */
  isSkipped: boolean;
  /** A film would have to be cut. */
  isTooShort: boolean;
};
