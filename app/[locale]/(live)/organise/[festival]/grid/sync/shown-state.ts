import { tellAct } from '#app/_ui/heard-changes.ts';
import type { ActDone, ActRefused, ActSentence, TurnDone } from '#lib/events/act-answers.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { RunningOrderIndex } from '#lib/events/running-order.ts';
import { isOfVolunteers } from '#lib/history/volunteer-entities.ts';
import type { LiveChange, LiveMessage, PresentEditor } from '#lib/live/messages.ts';
import { byId } from '#lib/model/keyed.ts';
import { type Entry, isMaking, madeBy, predicted, touches } from './entry.ts';
import type { Problem, SaveQueue, Saving } from './save-queue.ts';
import type { StreamState } from './shared-stream.ts';

/**
 * What a grid draws. A new object after any change; séances that did not change stay the same
 * objects.
 */
export type GridState = {
  /** As the person sees it: the server's state, with the acts that are being saved. */
  readonly events: ReadonlyMap<number, GridEvent>;
  /** Cards that show something the server has not confirmed. */
  readonly unsaved: ReadonlySet<number>;
  readonly saving: Saving;
  /** What was not saved, each with its sentence; its key is for `retry`, `takeMine` and `drop`. */
  readonly problems: readonly Problem[];
  readonly link: StreamState | 'hidden';
  /** Who else has the festival open, and which séances they hold. */
  readonly here: readonly PresentEditor[];
  /** How many acts can be undone and redone. */
  readonly turns: { undo: number; redo: number };
  /** Grows with each act of this person, including repeated ones, « Défaire » and « Refaire ». */
  readonly acted: number;
  /** The sentence of the last « Défaire » or « Refaire ». */
  readonly turned: ActSentence | null;
  /** The last change by somebody else. */
  readonly news: LiveChange | null;
  /**
   * Grows when films, rooms or days changed, or too much to list: then load the page's data again
   * and call `reloaded`.
   */
  readonly stale: number;
  /**
   * Grows when a warning was accepted or that was withdrawn: the list of warnings changes, the grid
   * does not.
   */
  readonly accepted: number;
};

export type ShownOptions = {
  /** The séances of the draft, and the newest change, which was read before them. */
  events: readonly GridEvent[];
  lastChange: number;
  /**
   * Films, rooms and the festival, for computing lengths; a function, as they may be loaded again.
   */
  index: () => RunningOrderIndex;
  turns?: { undo: number; redo: number };
  userId: number;
  /** Called with the real ids of new séances, before they are drawn under them. */
  onMade?: (made: ReadonlyMap<number, number>) => void;
};

const MAX_TURNS = 50;

/**
 * Whether this is an act of this tab, only on séances, that was not answered yet. Undo and redo are
 * not shown in advance, so they need not wait.
 */
const isOnItsWay = ({ key, others }: LiveChange, waiting: readonly Entry[]) =>
  others.length === 0 && waiting.some((entry) => entry.key === key && entry.turn === null);

/** As the person sees them: the server's séances, with the acts that wait to be saved applied. */
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

/** What a change by others does to the state; null if it does not concern the grid. */
function newsOf(change: LiveChange, { stale, accepted, news }: GridState, userId: number): Partial<GridState> | null {
  const { whole, removed } = change;
  const others = change.others.filter(({ entity }) => !isOfVolunteers(entity));
  // Volunteers check in every minute, and none of that is shown in the grid.
  if (whole.length + removed.length + others.length === 0 && change.others.length > 0) return null;
  const isAccepted = ({ entity }: (typeof others)[number]) => entity === 'accepted-warning';
  return {
    stale: stale + (others.every(isAccepted) ? 0 : 1),
    accepted: accepted + (others.some(isAccepted) ? 1 : 0),
    news: change.userId === userId ? news : change,
  };
}

/**
 * What a grid shows of its acts (`queueState`) and of messages: one state, replaced as a whole;
 * subscribers are told.
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
   * Changes by acts of this tab that the stream reported before their answer: applied with the
   * answer, or the acts would be shown twice.
   */
  let early: LiveChange[] = [];
  let state = firstState(model.events, turns);
  /**
   * What the séances were computed from: they need not be computed again when only the stream's
   * state or the people here change.
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
    /** The newest known change. */
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
    /** Takes over a newly loaded draft, and how many acts can be undone now. */
    reloaded: (read: readonly GridEvent[], lastRead: number, turnsNow = state.turns) => {
      const isNewer = lastRead >= last;
      model = reread(model, read, isNewer);
      last = Math.max(last, lastRead);
      change(isNewer ? { turns: turnsNow } : {});
    },
    close: () => listeners.clear(),
  };
}

/**
 * What the server has, as far as this tab knows: séances by id, and the last version of deleted
 * ones.
 */
type Model = {
  readonly events: ReadonlyMap<number, GridEvent>;
  readonly gone: ReadonlyMap<number, number>;
};

const modelOf = (events: readonly GridEvent[]): Model => ({
  events: byId(events),
  gone: new Map(),
});

type Told = Pick<ActDone, 'whole' | 'removed'> & Partial<Pick<ActDone, 'events'>>;

/**
 * The model after an answer or a message of the stream. These travel separately and may overtake
 * each other: a version that is not newer than the known one changes nothing, so their order does
 * not matter.
 */
function afterwards(model: Model, told: Told | LiveChange): Model {
  const events = new Map(model.events);
  const gone = new Map(model.gone);
  const isNews = (id: number, version: number) =>
    version > (events.get(id)?.version ?? 0) && version > (gone.get(id) ?? 0);
  for (const event of told.whole) {
    if (!isNews(event.id, event.version)) continue;
    events.set(event.id, event);
    gone.delete(event.id);
  }
  for (const place of 'events' in told ? (told.events ?? []) : []) {
    const event = events.get(place.id);
    if (event && isNews(place.id, place.version)) events.set(place.id, { ...event, ...place });
  }
  for (const { id, version } of told.removed) {
    if (version < (events.get(id)?.version ?? 0)) continue;
    events.delete(id);
    gone.set(id, Math.max(version, gone.get(id) ?? 0));
  }
  return { events, gone };
}

/**
 * The model after the draft was loaded again. Either may know newer versions; a séance that the
 * draft lacks was deleted, unless the draft was read before the newest message (`isNewer` is
 * false).
 */
function reread(model: Model, events: readonly GridEvent[], isNewer: boolean): Model {
  const drawn = afterwards({ events: new Map(), gone: model.gone }, { whole: [...events], removed: [] });
  const known = [...model.events.values()].filter(({ id }) => drawn.events.has(id) || !isNewer);
  return afterwards(drawn, { whole: known, removed: [] });
}
