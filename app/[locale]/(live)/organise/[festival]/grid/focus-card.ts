/** Gives the focus to the card of a séance that is in sight, once it is drawn; to the grid itself when there is none. */
export function focusCard(id: number | null): void {
  requestAnimationFrame(() => {
    const cards = id === null ? [] : [...document.querySelectorAll<HTMLElement>(`.grid-app [data-id="${id}"]`)];
    // A phone has the columns too, but does not show them.
    const card = cards.find((one) => one.offsetParent !== null);
    (card ?? document.querySelector<HTMLElement>('.grid-app'))?.focus();
  });
}
