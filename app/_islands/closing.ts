/**
 * What unfolds over the page (a menu, a sheet) closes by Escape and by a touch beside it; where it
 * unfolds within the page, by Escape alone. Without scripts its own button does.
 */
export function closing(element: HTMLElement): void {
  const details = element as HTMLDetailsElement;
  document.addEventListener('click', ({ target }) => {
    const content = details.lastElementChild;
    const isOver = content && getComputedStyle(content).position === 'absolute';
    if (isOver && target instanceof Node && !details.contains(target)) details.open = false;
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}
