import type { LiveChange, LiveMessage } from '#lib/live/messages.ts';
import { isActing, isOwnAct } from './act-news.ts';

/*
 * One word inside a page of the desk: something of the festival was written, by somebody else or in
 * another window. What hears the stream of changes says it; the form of a record that is open asks
 * what stands now.
 */
const NAME = 'lanterne:heard';

/** What was done, and whether by this reader; or too much of these kinds to be told one by one. */
type Heard = Readonly<{ change: LiveChange; isMine: boolean } | { change: null; kinds: readonly string[] | null }>;

/** Who did it; `isMine`: this reader, as they did not in this window as far as is known here. */
type Doer = Readonly<{ who: string; isMine: boolean }>;

/** What is heard of one record. `many`: perhaps of it too. */
export type HeardWhat = 'changed' | 'gone' | 'many';

/**
 * Which row of the history a form is about; without an id it is one more. `only`: of this kind a
 * festival has one, which is heard of before it was saved for the first time.
 */
export type RecordRoot = Readonly<{
  entity: LiveChange['others'][number]['entity'];
  id: number | 'only' | undefined;
}>;

/** How often it is looked whether this window is done. Milliseconds. */
const LOOK_EVERY = 500;
const whenQuiet = (act: () => void): void => (isActing() ? void setTimeout(whenQuiet, LOOK_EVERY, act) : act());

/**
 * Says it to the page, as far as a message tells of it, but for what this window did itself: what
 * its reader did is told once nothing is under way here any more, as an answer may come later than
 * the message. Only a `reload` names nobody, and may be of what they did themselves.
 */
export function tellHeard(message: LiveMessage, userId: number): void {
  const tell = (detail: Heard) => void window.dispatchEvent(new CustomEvent<Heard>(NAME, { detail }));
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
 * Hears what is done with one record, by whom; answers the function that stops. One that is deleted
 * is not perhaps changed: `many` is of it again once it is heard changed.
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
  window.addEventListener(NAME, listen);
  return () => window.removeEventListener(NAME, listen);
}

/** The ids of what changed among those of a kind; `entity`: what the history calls one. */
export const changedIds = ({ whole, removed, others }: LiveChange, entity: string): number[] =>
  entity === 'event'
    ? [...whole, ...removed].map(({ id }) => id)
    : others.flatMap((other) => (other.entity === entity ? other.id : []));

/** Whether something of this kind has changed, where too much has. */
export const isPerhapsOf = (kinds: readonly string[] | null, entity: string): boolean =>
  kinds?.includes(entity) ?? true;

/** What was heard of one record; null where it is of others. */
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
