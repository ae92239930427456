import { newUuid } from '#app/_components/new-uuid.ts';
import { tellAct } from '#app/_ui/act-news.ts';
import type { ActDone, ActRefused, ActSentence, TurnDone } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { RunningOrderIndex } from '#lib/events/running-order.ts';
import { isOfVolunteers } from '#lib/history/volunteer-entities.ts';
import type { LiveChange, LiveMessage, PresentEditor } from '#lib/live/messages.ts';
import { type Entry, madeBy, newEntry, newTurn, touches } from './entry.ts';
import type { StreamState } from './follow.ts';
import { holdCards } from './hold-cards.ts';
import { afterwards, type Model, modelOf, reread } from './model.ts';
import type { Fetch } from './post.ts';
import { isMaking, predicted } from './predicted.ts';
import { isUnsaved, type Problem, type Saving, saveQueue } from './save-queue.ts';
import { browserTogether, shareStream, type Together } from './shared-stream.ts';
import { whileSeen } from './while-seen.ts';

/**
 * What a grid draws. A new object whenever anything changed; a séance that did not keeps its own.
 */
type GridState = {
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

export type GridSync = {
  subscribe: (listener: () => void) => () => void;
  getState: () => GridState;
  /**
   * Shows and saves acts as one; answers the stand-in ids of the séances they make. `version` in
   * them is that of `getState().events`.
   */
  act: (...acts: GridAct[]) => readonly number[];
  undo: (options?: { skip?: readonly string[]; partly?: boolean }) => void;
  redo: (options?: { skip?: readonly string[]; partly?: boolean }) => void;
  retry: (key: string) => void;
  takeMine: (key: string) => void;
  drop: (key: string) => void;
  retryNow: () => void;
  /**
   * Once the server has answered all that is on its way, or does not answer: whether everything is
   * saved.
   */
  saved: () => Promise<boolean>;
  /** Tells the others which cards are under this hand; an empty list when they are let go. */
  hold: (ids: readonly number[]) => void;
  /** The draft that was read anew, and how many acts can be taken back by now. */
  reloaded: (events: readonly GridEvent[], lastChange: number, turns?: GridState['turns']) => void;
  close: () => void;
};

export type GridSyncOptions = {
  slug: string;
  /** The séances of the draft, and the newest change when they were read (read before them). */
  events: readonly GridEvent[];
  lastChange: number;
  /** Films, rooms and the festival, for lengths; asked each time, since they may be read anew. */
  index: () => RunningOrderIndex;
  turns?: { undo: number; redo: number };
  userId: number;
  /** Hears which séances stand-ins were for, before they are drawn under their own ids. */
  onMade?: (made: ReadonlyMap<number, number>) => void;
  /** Given by tests; a browser's own otherwise. */
  fetch?: Fetch;
  together?: Together;
  page?: Parameters<typeof whileSeen>[0] | null;
};

const MAX_TURNS = 50;

/**
 * Whether this is an act of this tab, of séances alone, whose answer has not come. What a turn
 * brings back is not shown beforehand: it waits for nothing.
 */
const isOnItsWay = ({ key, others }: LiveChange, waiting: readonly Entry[]) =>
  others.length === 0 && waiting.some((entry) => entry.key === key && entry.turn === null);

/**
 * The one object behind a grid: what it shows, saves and hears. Pure of React, for the browser
 * alone: make it in an effect, `close` it when the grid goes, draw with
 * `useSyncExternalStore(sync.subscribe, sync.getState)`.
 */
export function gridSync(options: GridSyncOptions): GridSync {
  const { slug, userId, index } = options;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const together = options.together === undefined ? browserTogether() : options.together;
  const page = options.page === undefined ? document : options.page;
  const client = newUuid();
  const listeners = new Set<() => void>();
  let model: Model = modelOf(options.events);
  let last = options.lastChange;
  /**
   * Acts of this tab that the stream told before their answer came: drawn then, or they would stand
   * twice, or be done twice.
   */
  let early: LiveChange[] = [];
  let state: GridState = {
    events: model.events,
    unsaved: new Set(),
    saving: { state: 'idle' },
    problems: [],
    link: 'connecting',
    here: [],
    turns: options.turns ?? { undo: 0, redo: 0 },
    turned: null,
    news: null,
    stale: 0,
    accepted: 0,
    acted: 0,
  };

  const change = (more: Partial<GridState> = {}) => {
    const { waiting, problems, saving } = queue.state();
    for (const told of early) if (!isOnItsWay(told, waiting)) model = afterwards(model, told);
    early = early.filter((told) => isOnItsWay(told, waiting));
    if (drawn.model !== model || drawn.waiting !== waiting) {
      const events = new Map(model.events);
      for (const entry of waiting) show(events, entry);
      state = { ...state, events, unsaved: new Set(waiting.flatMap(touches)) };
      drawn = { model, waiting };
    }
    state = { ...state, ...more, problems, saving };
    for (const listener of [...listeners]) listener();
  };
  const show = (events: Map<number, GridEvent>, entry: Entry) => {
    const made = [...entry.made];
    for (const act of entry.acts) {
      const madeId = isMaking(act) ? (made.shift() ?? 0) : 0;
      for (const event of predicted(events, act, index(), madeId)) events.set(event.id, event);
    }
  };

  const queue = saveQueue({
    slug,
    fetch,
    onChange: () => change(),
    onDone: (entry: Entry, done: ActDone | TurnDone) => {
      model = afterwards(model, done);
      tellAct();
      const made = [...madeBy(entry, done)].map(([standIn, { id }]) => [standIn, id] as const);
      if (made.length > 0) options.onMade?.(new Map(made));
      if ('message' in done) state = { ...state, turned: done.message, turns: { undo: done.undo, redo: done.redo } };
      else if (entry.turn === null && done.batch !== null)
        state = { ...state, turns: { undo: Math.min(state.turns.undo + 1, MAX_TURNS), redo: 0 } };
    },
    onRefused: (_: Entry, { overtaken = [] }: ActRefused) => {
      const events = overtaken.flatMap(({ current }) => current ?? []);
      model = afterwards(model, { whole: [], events, removed: [] });
    },
  });

  /**
   * What the séances of the state were made of: who is here, and whether the stream is open,
   * changes none of them.
   */
  let drawn = { model, waiting: queue.state().waiting };

  const acting = () => {
    state = { ...state, acted: state.acted + 1 };
    return queue;
  };
  const add = (entry: Entry) => acting().add(entry);
  const hear = (message: LiveMessage) => {
    if ('id' in message) {
      last = Math.max(last, message.id);
      tellAct();
    }
    if (message.event === 'change') {
      if (isOnItsWay(message.data, queue.state().waiting)) {
        early.push(message.data);
        return;
      }
      model = afterwards(model, message.data);
      const { userId: by, whole, removed } = message.data;
      const others = message.data.others.filter(({ entity }) => !isOfVolunteers(entity));
      // Volunteers check in by the minute: nothing of that stands in a grid.
      if (whole.length + removed.length + others.length === 0 && message.data.others.length > 0) return;
      change({
        stale: state.stale + (others.some(({ entity }) => entity !== 'accepted-warning') ? 1 : 0),
        accepted: state.accepted + (others.some(({ entity }) => entity === 'accepted-warning') ? 1 : 0),
        news: by === userId ? state.news : message.data,
      });
    } else if (message.event === 'reload') change({ stale: state.stale + 1 });
    else if (message.event === 'presence')
      change({ here: message.data.filter((one) => one.client !== client && one.place === '') });
  };
  const listenOn = () => {
    const stop = shareStream({
      slug,
      client,
      after: last,
      fetch,
      together,
      onMessage: hear,
      onLink: (link) => link !== state.link && change({ link }),
    });
    return () => {
      stop();
      change({ link: 'hidden', here: [] });
    };
  };
  const holding = holdCards(fetch, slug, client);
  const stopListening = page ? whileSeen(page, listenOn) : listenOn();

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    subscribe,
    getState: () => state,
    act: (...acts) => {
      const entry = newEntry(acts);
      add(entry);
      return entry.made;
    },
    undo: ({ skip = [], partly = false } = {}) => add(newTurn('undo', skip, partly)),
    redo: ({ skip = [], partly = false } = {}) => add(newTurn('redo', skip, partly)),
    retry: (key) => acting().retry(key),
    takeMine: (key) => acting().retry(key, true),
    drop: queue.drop,
    retryNow: queue.retryNow,
    saved: () =>
      new Promise((resolve) => {
        const look = () => {
          if (state.saving.state === 'saving') return;
          stop();
          resolve(!isUnsaved(state.saving));
        };
        const stop = subscribe(look);
        look();
      }),
    hold: holding.hold,
    reloaded: (events, lastChange, turns = state.turns) => {
      const isNewer = lastChange >= last;
      model = reread(model, events, isNewer);
      last = Math.max(last, lastChange);
      change(isNewer ? { turns } : {});
    },
    close: () => {
      holding.close();
      queue.close();
      listeners.clear();
      stopListening();
    },
  };
}
