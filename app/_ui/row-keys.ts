import type { KeyboardEvent } from 'react';

/**
 * Arrow keys move the focus to the same link or box in the next row of `body`, and from the first
 * row up to `above`.
 */
export function goToRow(event: KeyboardEvent<HTMLElement>, body: HTMLElement | null, above: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const kind = event.target.matches('input') ? 'input' : 'a';
  const all = [...(body?.querySelectorAll<HTMLElement>(`tr ${kind}`) ?? [])];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  if (at === 0 && step === -1) above?.focus();
  else all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}
