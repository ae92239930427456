import { newUuid } from '#app/_components/new-uuid.ts';
import { jsonPost } from '#app/_ui/json-post.ts';
import type { ActDone, ActRefused, TurnDone } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { MAX_HELD } from '#lib/events/choices.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { PresencePost } from '#lib/live/hub.ts';
import { type Entry, newEntry, newTurn } from './entry.ts';
import type { Fetch } from './post.ts';
import { isUnsaved, type SaveQueue, saveQueue } from './save-queue.ts';
import { browserTogether, shareStream, type Together, whileSeen } from './shared-stream.ts';
import { type GridState, type ShownOptions, shownState } from './shown-state.ts';

export type GridSync = {
  subscribe: (listener: () => void) => () => void;
  getState: () => GridState;
  /**
   * Shows acts at once and saves them as one; returns the temporary ids of the séances they make.
   * `version` in acts is that of `getState().events`.
   */
  act: (...acts: GridAct[]) => readonly number[];
  undo: (options?: { skip?: readonly string[]; partly?: boolean }) => void;
  redo: (options?: { skip?: readonly string[]; partly?: boolean }) => void;
  retry: (key: string) => void;
  takeMine: (key: string) => void;
  drop: (key: string) => void;
  retryNow: () => void;
  /**
   * Resolves once the server has answered everything, or does not answer: whether everything is
   * saved.
   */
  saved: () => Promise<boolean>;
  /** Tells others which cards this tab holds; an empty list when they are let go. */
  hold: (ids: readonly number[]) => void;
  /** Takes over a newly loaded draft, and how many acts can be undone now. */
  reloaded: (events: readonly GridEvent[], lastChange: number, turns?: GridState['turns']) => void;
  close: () => void;
};

type GridSyncOptions = ShownOptions & {
  slug: string;
  /** Passed by tests; by default the browser's. */
  fetch?: Fetch;
  together?: Together;
  page?: Parameters<typeof whileSeen>[0] | null;
};

/**
 * The object behind a grid: what it shows, saves and receives. Without React, for browsers only:
 * create it in an effect, `close` it with the grid, and draw with
 * `useSyncExternalStore(sync.subscribe, sync.getState)`.
 */
export function gridSync(options: GridSyncOptions): GridSync {
  const { slug } = options;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const together = options.together === undefined ? browserTogether() : options.together;
  const page = options.page === undefined ? document : options.page;
  const client = newUuid();
  const queue: SaveQueue = saveQueue({
    slug,
    fetch,
    onChange: () => shown.change(),
    onDone: (entry: Entry, done: ActDone | TurnDone) => shown.done(entry, done),
    onRefused: (_: Entry, refused: ActRefused) => shown.refused(refused),
  });
  const shown = shownState(options, client, queue.state);
  const acting = () => {
    shown.acted();
    return queue;
  };

  const listenOn = () => {
    const stop = shareStream({
      slug,
      client,
      fetch,
      together,
      after: shown.last(),
      onMessage: shown.hear,
      onLink: (link) => link !== shown.get().link && shown.change({ link }),
    });
    return () => {
      stop();
      shown.change({ link: 'hidden', here: [] });
    };
  };
  const holding = holdCards(fetch, slug, client);
  const stopListening = page ? whileSeen(page, listenOn) : listenOn();

  return {
    subscribe: shown.subscribe,
    getState: shown.get,
    act: (...acts) => {
      const entry = newEntry(acts);
      acting().add(entry);
      return entry.made;
    },
    undo: ({ skip = [], partly = false } = {}) => acting().add(newTurn('undo', skip, partly)),
    redo: ({ skip = [], partly = false } = {}) => acting().add(newTurn('redo', skip, partly)),
    retry: (key) => acting().retry(key),
    takeMine: (key) => acting().retry(key, true),
    drop: queue.drop,
    retryNow: queue.retryNow,
    saved: () => savedOf(shown),
    hold: holding.hold,
    reloaded: shown.reloaded,
    close: () => {
      holding.close();
      queue.close();
      shown.close();
      stopListening();
    },
  };
}

/** Resolves when nothing is being sent any more: whether everything is saved. */
const savedOf = ({ get, subscribe }: Pick<ReturnType<typeof shownState>, 'get' | 'subscribe'>) =>
  new Promise<boolean>((resolve) => {
    const look = () => {
      const { saving } = get();
      if (saving.state === 'saving') return;
      stop();
      resolve(!isUnsaved(saving));
    };
    const stop = subscribe(look);
    look();
  });

/** In milliseconds: a hold lasts thirty seconds on the server. */
const RENEW_EVERY = 10_000;

/**
 * Tells others which cards a tab holds, repeatedly. A failure is not reported, as it matters
 * little.
 */
export function holdCards(fetch: Fetch, slug: string, client: string) {
  let held: readonly number[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const say = () => {
    const body: PresencePost = { client, holds: [...held] };
    fetch(`/api/festivals/${slug}/presence`, jsonPost(body)).catch(() => {});
  };
  const hold = (ids: readonly number[]) => {
    const told = ids.slice(0, MAX_HELD);
    if (told.join() === held.join()) return;
    held = told;
    clearInterval(timer);
    if (held.length > 0) timer = setInterval(say, RENEW_EVERY);
    say();
  };
  return {
    hold,
    close: () => {
      clearInterval(timer);
      held = [];
    },
  };
}
