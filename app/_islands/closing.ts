/** What unfolds over the page (a menu, a sheet) closes by Escape and by a touch beside it. Without scripts its own button does. */
export function closing(element: HTMLElement): void {
  const details = element as HTMLDetailsElement;
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}
