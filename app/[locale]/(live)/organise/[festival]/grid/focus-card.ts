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
