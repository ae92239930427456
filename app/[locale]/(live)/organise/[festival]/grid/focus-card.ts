/**
 * Gives the focus to the card of a séance that is in sight, once it is drawn: the one in `room`, where it has one there; to the grid itself
 * when there is none.
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
