import type { LiveChange, LiveMessage } from '#lib/live/messages.ts';

/*
 * One word inside a page of the desk: somebody else wrote something of the festival. What hears the
 * stream of changes says it; the form of a record that is open asks what stands now.
 */
const NAME = 'lanterne:heard';

/** What others did; null: too much to be told one by one, perhaps by this reader. */
type Heard = LiveChange | null;

/** What is heard of one record. `many`: perhaps of it too. */
export type HeardWhat = 'changed' | 'gone' | 'many';

/** Which row of the history a form is about; without an id it is one more. */
export type RecordRoot = Readonly<{ entity: LiveChange['others'][number]['entity']; id: number | undefined }>;

/**
 * Says it to the page, as far as a message tells of it. What this reader does, in this tab or
 * another, is answered there; only a `reload` names nobody, and may be of what they did themselves.
 */
export function tellHeard(message: LiveMessage, userId: number): void {
  const tell = (detail: Heard) => window.dispatchEvent(new CustomEvent<Heard>(NAME, { detail }));
  if (message.event === 'reload') tell(null);
  else if (message.event === 'change' && message.data.userId !== userId) tell(message.data);
}

/**
 * Hears what is done with one record, by whom; answers the function that stops. One that is deleted
 * is not perhaps changed: `many` is of it again once it is heard changed.
 */
export function onHeard(root: RecordRoot, hear: (what: HeardWhat, who: string) => void): () => void {
  let isGone = false;
  const listen = (event: Event) => {
    const told = (event as CustomEvent<Heard>).detail;
    const what = heardOf(told, root);
    if (what === null || (what === 'many' && isGone)) return;
    isGone = what === 'gone';
    hear(what, told?.by ?? '');
  };
  window.addEventListener(NAME, listen);
  return () => window.removeEventListener(NAME, listen);
}

/** The ids of what changed among those of a kind; `entity`: what the history calls one. */
export const changedIds = ({ whole, removed, others }: LiveChange, entity: string): number[] =>
  entity === 'event'
    ? [...whole, ...removed].map(({ id }) => id)
    : others.flatMap((other) => (other.entity === entity ? other.id : []));

/** What was heard of one record; null where it is of others. */
function heardOf(heard: Heard, { entity, id }: RecordRoot): HeardWhat | null {
  if (heard === null) return 'many';
  if (id === undefined || !changedIds(heard, entity).includes(id)) return null;
  const isGone =
    entity === 'event'
      ? heard.removed.some((one) => one.id === id)
      : heard.others.some((other) => other.entity === entity && other.id === id && other.isGone);
  return isGone ? 'gone' : 'changed';
}
