import type { GridColumn } from '#lib/events/columns.ts';

/**
 * Focuses the visible card of a séance once it is drawn: the one in `room` if it has one there; the
 * grid itself if there is none.
 */
export function focusCard(id: number | null, room: number | null = null): void {
  requestAnimationFrame(() => {
    const cards = id === null ? [] : [...document.querySelectorAll<HTMLElement>(`.grid-app [data-id="${id}"]`)];
    // On a phone the columns exist but are hidden.
    const shown = cards.filter((one) => one.offsetParent !== null);
    const card = shown.find((one) => room !== null && one.closest(`ol[data-room="${room}"]`)) ?? shown[0];
    (card ?? document.querySelector<HTMLElement>('.grid-app'))?.focus();
  });
}

/** Focuses the first of these that is drawn: a phone and the columns have some things each. */
export const focusShown = (all: Iterable<HTMLElement>): void =>
  [...all].find((one) => one.getClientRects().length > 0)?.focus();

/**
 * Whether keys apply to the grid: the focus is in its columns, list or panel, or nowhere. On a
 * button of a bar they would act on something out of sight.
 */
export const isOfGrid = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.matches('body, .grid-app') || target.closest('.grid-scroll, .grid-list, .grid-dropins, .grid-side') !== null);

/**
 * The element that had the focus, with the id of its séance if it was a card; null if it was the
 * message of an act.
 */
type Had = { element: Pick<Element, 'isConnected'>; id: number | null };

/**
 * What to remember of a focused element in case it disappears; null for elements that handle this
 * themselves.
 */
export function keptFocus(target: EventTarget | null): Had | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target.matches('.grid-app [data-id]')) return { element: target, id: Number(target.dataset.id) };
  return target.closest('.message') && { element: target, id: null };
}

/**
 * Whether the focus was lost with its element (such as a card that « Défaire » moves to another
 * day) and is nowhere else by now.
 */
export const isFocusLost = (had: Had | null, { activeElement, body }: Pick<Document, 'activeElement' | 'body'>) =>
  had !== null && !had.element.isConnected && (activeElement === null || activeElement === body);

/** A card, as a séance has one in each of its rooms. `room` null: the first of them. */
type CardAt = { id: number; room: number | null };

/**
 * The card above or below, or the one at about the same hour in the next column with a card of
 * another séance.
 */
export function neighbour(columns: readonly GridColumn[], { id, room }: CardAt, key: string): CardAt | null {
  const has = ({ placed }: GridColumn) => placed.some(({ event }) => event.id === id);
  const inRoom = columns.findIndex((column) => column.room.id === room && has(column));
  const at = inRoom < 0 ? columns.findIndex(has) : inRoom;
  const column = columns[at];
  const own = column?.placed.findIndex(({ event }) => event.id === id) ?? -1;
  const here = column?.placed[own];
  if (!column || !here) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = column.placed[own + (key === 'ArrowUp' ? -1 : 1)];
    return next ? { id: next.event.id, room: column.room.id } : null;
  }
  const side = key === 'ArrowLeft' ? columns.slice(0, at).reverse() : columns.slice(at + 1);
  const next = side.find(({ placed }) => placed.some(({ event }) => event.id !== id));
  const near = next?.placed.filter(({ event }) => event.id !== id) ?? [];
  const best = near.reduce<(typeof near)[number] | null>(
    (found, one) => (!found || Math.abs(one.start - here.start) < Math.abs(found.start - here.start) ? one : found),
    null,
  );
  return best && next ? { id: best.event.id, room: next.room.id } : null;
}
