/**
 * Highlights the current line of each conduite by this device's clock, so that it works without a
 * network. `now` is in epoch milliseconds.
 */
export function light(now: number): void {
  for (const list of document.querySelectorAll('[data-conduite]')) {
    const lines = [...list.querySelectorAll<HTMLElement>('[data-at]')];
    const at = (line: HTMLElement | undefined) => Number(line?.dataset.at ?? Number.POSITIVE_INFINITY);
    const current = now >= at(lines.at(-1)) ? lines.length : lines.findLastIndex((line) => at(line) <= now);
    for (const [i, line] of lines.entries()) {
      line.classList.toggle('done', i < current);
      line.classList.toggle('at', i === current);
      if (i === current) line.setAttribute('aria-current', 'time');
      else line.removeAttribute('aria-current');
    }
  }
}

/** Whether the card at the top should now show another shift, or this one differently. */
export function isStale(now: number): boolean {
  const until = document.querySelector<HTMLElement>('[data-until]')?.dataset.until;
  return until !== undefined && now >= Number(until);
}
