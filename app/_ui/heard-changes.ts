import type { LiveChange, LiveMessage } from '#lib/live/messages.ts';

/*
 * An event within a page of the desk: something of the festival was changed, by somebody else or in
 * another window. The code that reads the stream of changes sends it; an open form then asks what
 * its record is now.
 */
const HEARD_EVENT = 'lanterne:heard';

/**
 * What was changed, and whether by this reader; or that too much of these kinds changed to list it.
 */
type Heard = Readonly<{ change: LiveChange; isMine: boolean } | { change: null; kinds: readonly string[] | null }>;

/** Who did it; `isMine`: this reader, as far as is known in another window. */
type Doer = Readonly<{ who: string; isMine: boolean }>;

/** What is heard of one record. `many`: it may be among many that changed. */
export type HeardWhat = 'changed' | 'gone' | 'many';

/**
 * The root in the history that a form is about; without an id it is a new one. `only`: a festival
 * has exactly one of this kind, so changes are heard even before it was first saved.
 */
export type RecordRoot = Readonly<{
  entity: LiveChange['others'][number]['entity'];
  id: number | 'only' | undefined;
}>;

/** How often to check whether this window has finished acting. Milliseconds. */
const LOOK_EVERY = 500;
const whenQuiet = (act: () => void): void => (isActing() ? void setTimeout(whenQuiet, LOOK_EVERY, act) : act());

/**
 * Sends what a message tells to the page, except what this window did itself. What its reader did
 * is held back until this window has finished acting, as its answer may come after the message.
 * Only a `reload` names nobody, and may include this reader's own changes.
 */
export function tellHeard(message: LiveMessage, userId: number): void {
  const tell = (detail: Heard) => void window.dispatchEvent(new CustomEvent<Heard>(HEARD_EVENT, { detail }));
  if (message.event === 'reload') tell({ change: null, kinds: message.data.kinds });
  if (message.event !== 'change') return;
  const isMine = message.data.userId === userId;
  const { data: change } = message;
  if (isMine)
    whenQuiet(() => {
      if (!isOwnAct(change.batch)) tell({ change, isMine });
    });
  else tell({ change, isMine });
}

/**
 * Calls `hear` with changes to one record; returns the function that stops it. After a deletion
 * `many` is ignored until the record is heard of again.
 */
export function onHeard(root: RecordRoot, hear: (what: HeardWhat, by: Doer) => void): () => void {
  let isGone = false;
  const listen = (event: Event) => {
    const told = (event as CustomEvent<Heard>).detail;
    const what = heardOf(told, root);
    if (what === null || (what === 'many' && isGone)) return;
    isGone = what === 'gone';
    hear(what, told.change ? { who: told.change.by, isMine: told.isMine } : { who: '', isMine: false });
  };
  window.addEventListener(HEARD_EVENT, listen);
  return () => window.removeEventListener(HEARD_EVENT, listen);
}

/** The ids of changed records of one kind; `entity` is its name in the history. */
export const changedIds = ({ whole, removed, others }: LiveChange, entity: string): number[] =>
  entity === 'event'
    ? [...whole, ...removed].map(({ id }) => id)
    : others.flatMap((other) => (other.entity === entity ? other.id : []));

/** Whether things of this kind may have changed, where too much did to list it. */
export const isPerhapsOf = (kinds: readonly string[] | null, entity: string): boolean =>
  kinds?.includes(entity) ?? true;

/** What was heard of one record; null where it is about others. */
function heardOf(heard: Heard, { entity, id }: RecordRoot): HeardWhat | null {
  if (!heard.change) return isPerhapsOf(heard.kinds, entity) ? 'many' : null;
  const { change } = heard;
  const isIt = (one: number) => id === 'only' || one === id;
  if (id === undefined || !changedIds(change, entity).some(isIt)) return null;
  const isGone =
    entity === 'event'
      ? change.removed.some((one) => isIt(one.id))
      : change.others.some((other) => other.entity === entity && isIt(other.id) && other.isGone);
  return isGone ? 'gone' : 'changed';
}

/*
 * An event within a page: something of the festival was changed, by this reader or by somebody
 * whose change was heard of. Forms, the grid's posts and its stream, and the taps of the day send
 * it; the header of the desk then asks what is published and what is not.
 */
const ACT_EVENT = 'lanterne:act';

const own = new Set<string>();

/**
 * Sends the event; `batch`: the act of this window, if its answer named it. Does nothing where
 * there is no page.
 */
export function tellAct(batch?: string | null): void {
  if (batch) own.add(batch);
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(ACT_EVENT));
}

/** Whether this window did it. */
const isOwnAct = (batch: string): boolean => own.has(batch);

/** Calls `hear` on the event; returns the function that stops it. */
export function onAct(hear: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  window.addEventListener(ACT_EVENT, hear);
  return () => window.removeEventListener(ACT_EVENT, hear);
}

/** In milliseconds: how long after the answer to an act the stream may still report it. */
const HEARD_WITHIN = 3000;
let [underWay, answeredAt] = [0, Number.NEGATIVE_INFINITY];

/** Notes that this window is acting until the answer arrives. */
export async function acting<T>(act: Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await act;
  } finally {
    underWay -= 1;
    answeredAt = performance.now();
  }
}

/** Whether this window is acting, or was just now. */
const isActing = (): boolean => underWay > 0 || performance.now() - answeredAt < HEARD_WITHIN;
