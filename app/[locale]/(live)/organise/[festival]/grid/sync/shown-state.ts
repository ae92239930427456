import { tellAct } from '#app/_ui/act-news.ts';
import type { ActDone, ActRefused, ActSentence, TurnDone } from '#lib/events/act-answers.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { RunningOrderIndex } from '#lib/events/running-order.ts';
import { isOfVolunteers } from '#lib/history/volunteer-entities.ts';
import type { LiveChange, LiveMessage, PresentEditor } from '#lib/live/messages.ts';
import { type Entry, madeBy, touches } from './entry.ts';
import type { StreamState } from './follow.ts';
import { afterwards, type Model, modelOf, reread } from './model.ts';
import { isMaking, predicted } from './predicted.ts';
import type { Problem, SaveQueue, Saving } from './save-queue.ts';

/**
 * What a grid draws. A new object whenever anything changed; a séance that did not keeps its own.
 */
export type GridState = {
  /** As the person sees it: what the server has, and on top of it what is being saved. */
  readonly events: ReadonlyMap<number, GridEvent>;
  /** Cards that show what the server has not confirmed yet. */
  readonly unsaved: ReadonlySet<number>;
  readonly saving: Saving;
  /** What was not saved, each with its sentence; `retry`, `takeMine` or `drop` it by its key. */
  readonly problems: readonly Problem[];
  readonly link: StreamState | 'hidden';
  /** Who else has the festival open, and which séances they hold. */
  readonly here: readonly PresentEditor[];
  /** How many acts can be taken back and done again. */
  readonly turns: { undo: number; redo: number };
  /**
   * Rises with each act of this person, also one they send again, and with each « Défaire » and
   * « Refaire ».
   */
  readonly acted: number;
  /** The sentence of the last « Défaire » or « Refaire » that was done. */
  readonly turned: ActSentence | null;
  /** The last change of somebody else. */
  readonly news: LiveChange | null;
  /**
   * Rises when films, rooms or days changed, or too much to be told: draw the page anew and call
   * `reloaded`.
   */
  readonly stale: number;
  /**
   * Rises when somebody accepted a warning or took that back: what is to be settled changes, the
   * grid does not.
   */
  readonly accepted: number;
};

export type ShownOptions = {
  /** The séances of the draft, and the newest change when they were read (read before them). */
  events: readonly GridEvent[];
  lastChange: number;
  /** Films, rooms and the festival, for lengths; asked each time, since they may be read anew. */
  index: () => RunningOrderIndex;
  turns?: { undo: number; redo: number };
  userId: number;
  /** Hears which séances stand-ins were for, before they are drawn under their own ids. */
  onMade?: (made: ReadonlyMap<number, number>) => void;
};

const MAX_TURNS = 50;

/**
 * Whether this is an act of this tab, of séances alone, whose answer has not come. What a turn
 * brings back is not shown beforehand: it waits for nothing.
 */
const isOnItsWay = ({ key, others }: LiveChange, waiting: readonly Entry[]) =>
  others.length === 0 && waiting.some((entry) => entry.key === key && entry.turn === null);

/** As the person sees them: what the server has, and on top of it what waits to be saved. */
function shownEvents(model: Model, waiting: readonly Entry[], index: RunningOrderIndex): Map<number, GridEvent> {
  const events = new Map(model.events);
  for (const { made, acts } of waiting) {
    const standIns = [...made];
    for (const act of acts) {
      const madeId = isMaking(act) ? (standIns.shift() ?? 0) : 0;
      for (const event of predicted(events, act, index, madeId)) events.set(event.id, event);
    }
  }
  return events;
}

const firstState = (events: GridState['events'], turns: GridState['turns'] = { undo: 0, redo: 0 }): GridState => ({
  events,
  turns,
  unsaved: new Set(),
  saving: { state: 'idle' },
  problems: [],
  link: 'connecting',
  here: [],
  turned: null,
  news: null,
  stale: 0,
  accepted: 0,
  acted: 0,
});

/** What a change of others makes of the state; null where nothing of it stands in a grid. */
function newsOf(change: LiveChange, { stale, accepted, news }: GridState, userId: number): Partial<GridState> | null {
  const { whole, removed } = change;
  const others = change.others.filter(({ entity }) => !isOfVolunteers(entity));
  // Volunteers check in by the minute: nothing of that stands in a grid.
  if (whole.length + removed.length + others.length === 0 && change.others.length > 0) return null;
  const isAccepted = ({ entity }: (typeof others)[number]) => entity === 'accepted-warning';
  return {
    stale: stale + (others.every(isAccepted) ? 0 : 1),
    accepted: accepted + (others.some(isAccepted) ? 1 : 0),
    news: change.userId === userId ? news : change,
  };
}

/**
 * What a grid shows of what it saves (`queueState`) and hears: one state, replaced as a whole, of
 * which who subscribed is told.
 */
export function shownState(
  { events, lastChange, index, turns, userId, onMade }: ShownOptions,
  client: string,
  queueState: SaveQueue['state'],
) {
  const listeners = new Set<() => void>();
  let model: Model = modelOf(events);
  let last = lastChange;
  /**
   * Acts of this tab that the stream told before their answer came: drawn then, or they would stand
   * twice, or be done twice.
   */
  let early: LiveChange[] = [];
  let state = firstState(model.events, turns);
  /**
   * What the séances of the state were made of: who is here, and whether the stream is open,
   * changes none of them.
   */
  let drawn = { model, waiting: queueState().waiting };

  const change = (more: Partial<GridState> = {}) => {
    const { waiting, problems, saving } = queueState();
    for (const told of early) if (!isOnItsWay(told, waiting)) model = afterwards(model, told);
    early = early.filter((told) => isOnItsWay(told, waiting));
    if (drawn.model !== model || drawn.waiting !== waiting) {
      const unsaved = new Set(waiting.flatMap(touches));
      state = { ...state, events: shownEvents(model, waiting, index()), unsaved };
      drawn = { model, waiting };
    }
    state = { ...state, ...more, problems, saving };
    for (const listener of [...listeners]) listener();
  };
  const hearChange = (told: LiveChange) => {
    if (isOnItsWay(told, queueState().waiting)) {
      early.push(told);
      return;
    }
    model = afterwards(model, told);
    const more = newsOf(told, state, userId);
    if (more) change(more);
  };

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    /** The newest change that is known. */
    last: () => last,
    acted: () => {
      state = { ...state, acted: state.acted + 1 };
    },
    done: (entry: Entry, done: ActDone | TurnDone) => {
      model = afterwards(model, done);
      tellAct();
      const made = [...madeBy(entry, done)].map(([standIn, { id }]) => [standIn, id] as const);
      if (made.length > 0) onMade?.(new Map(made));
      if ('message' in done) state = { ...state, turned: done.message, turns: { undo: done.undo, redo: done.redo } };
      else if (entry.turn === null && done.batch !== null)
        state = { ...state, turns: { undo: Math.min(state.turns.undo + 1, MAX_TURNS), redo: 0 } };
    },
    refused: ({ overtaken = [] }: ActRefused) => {
      const current = overtaken.flatMap((one) => one.current ?? []);
      model = afterwards(model, { whole: [], events: current, removed: [] });
    },
    hear: (message: LiveMessage) => {
      if ('id' in message) {
        last = Math.max(last, message.id);
        tellAct();
      }
      if (message.event === 'change') hearChange(message.data);
      else if (message.event === 'reload') change({ stale: state.stale + 1 });
      else if (message.event === 'presence')
        change({ here: message.data.filter((one) => one.client !== client && one.place === '') });
    },
    /** The draft that was read anew, and how many acts can be taken back by now. */
    reloaded: (read: readonly GridEvent[], lastRead: number, turnsNow = state.turns) => {
      const isNewer = lastRead >= last;
      model = reread(model, read, isNewer);
      last = Math.max(last, lastRead);
      change(isNewer ? { turns: turnsNow } : {});
    },
    close: () => listeners.clear(),
  };
}
