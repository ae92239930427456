import type { LiveChange } from '#lib/live/messages.ts';

/*
 * One word inside a page of the desk: somebody else wrote something of the festival. What hears the
 * stream of changes says it; the form of a record that is open asks what stands now.
 */
const NAME = 'lanterne:heard';

/** Says it to the page. */
export function tellHeard(change: LiveChange): void {
  window.dispatchEvent(new CustomEvent(NAME, { detail: change }));
}

/** Hears it; answers the function that stops. */
export function onHeard(hear: (change: LiveChange) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<LiveChange>).detail);
  window.addEventListener(NAME, listen);
  return () => window.removeEventListener(NAME, listen);
}

/** The ids of what changed among those of a kind; `entity`: what the history calls one. */
export const changedIds = ({ whole, removed, others }: LiveChange, entity: string): number[] =>
  entity === 'event'
    ? [...whole, ...removed].map(({ id }) => id)
    : others.flatMap((other) => (other.entity === entity ? other.id : []));
