/**
 * Gives the focus to the card of a séance that is in sight, once it is drawn: the one in `room`,
 * where it has one there; to the grid itself when there is none.
 */
export function focusCard(id: number | null, room: number | null = null): void {
  requestAnimationFrame(() => {
    const cards = id === null ? [] : [...document.querySelectorAll<HTMLElement>(`.grid-app [data-id="${id}"]`)];
    // A phone has the columns too, but does not show them.
    const shown = cards.filter((one) => one.offsetParent !== null);
    const card = shown.find((one) => room !== null && one.closest(`ol[data-room="${room}"]`)) ?? shown[0];
    (card ?? document.querySelector<HTMLElement>('.grid-app'))?.focus();
  });
}

/**
 * Whether the keys of the grid are meant: the focus is in its columns, in its list, in its panel,
 * or nowhere. On a button of a bar they would act on what is out of sight.
 */
export const isOfGrid = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.matches('body, .grid-app') || target.closest('.grid-scroll, .grid-list, .grid-dropins, .grid-side') !== null);

/** What had the focus: the séance whose card it was, none where it was the message of an act. */
type Had = { element: Pick<Element, 'isConnected'>; id: number | null };

/** What of a thing in the focus is kept, should it go; null for what cares for its focus itself. */
export function keptFocus(target: EventTarget | null): Had | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target.matches('.grid-app [data-id]')) return { element: target, id: Number(target.dataset.id) };
  return target.closest('.message') && { element: target, id: null };
}

/**
 * Whether the focus went with what had it, as with a card that « Défaire » puts on another day, and
 * nobody is elsewhere by now.
 */
export const isFocusLost = (had: Had | null, { activeElement, body }: Pick<Document, 'activeElement' | 'body'>) =>
  had !== null && !had.element.isConnected && (activeElement === null || activeElement === body);
