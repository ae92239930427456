import type { Locale } from '#lib/i18n/locale.ts';
import { type AgeWords, ageSaid, type SaidAge } from '#lib/offline/age.ts';
import { tokensOf } from '#lib/programme/live-filter.ts';

export type NoteWords = AgeWords & { unfiltered: string; back: string; reload: string; hide: string };

/**
 * The pill at the foot of the window. It is made here and filled a moment later: only what changes
 * in a live region is read out.
 */
export function tellAge(words: NoteWords, at: number, zone: string, locale: Locale): void {
  const pill = document.createElement('p');
  pill.className = 'offline-note no-print';
  pill.setAttribute('role', 'status');
  document.body.append(pill);
  const hide = closing(pill, words.hide);
  const age = ageSaid(words, at, Date.now(), zone, locale);
  const isFilteredHere = document.querySelector('[data-island="find"]') !== null || !isFiltered();
  requestAnimationFrame(() => {
    pill.append(...twice(age));
    if (!isFilteredHere) pill.append(`. ${words.unfiltered}`);
    pill.append(hide);
  });
  addEventListener('online', () => {
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'btn';
    again.textContent = words.reload;
    again.addEventListener('click', () => location.reload());
    pill.replaceChildren(`${words.back} `, again, hide);
  });
}

/**
 * The button that takes the pill away; the page goes on from its beginning for a keyboard then.
 * Escape does the same while the focus is in it.
 */
function closing(pill: HTMLElement, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'offline-hide';
  button.ariaLabel = label;
  const close = () => {
    pill.remove();
    document.querySelector('main')?.focus({ preventScroll: true });
  };
  button.addEventListener('click', close);
  pill.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  return button;
}

/** Printed for the eye, spoken for a speech synthesiser, as `Spoken` does. */
function twice({ printed, spoken }: SaidAge): HTMLElement[] {
  const [seen, heard] = [document.createElement('span'), document.createElement('span')];
  seen.ariaHidden = 'true';
  seen.textContent = printed;
  heard.className = 'spoken';
  heard.textContent = spoken;
  return [seen, heard];
}

/** The address asks for less than this page shows. */
function isFiltered(): boolean {
  const tokens = tokensOf(location.search);
  return [...document.querySelectorAll<HTMLElement>('input[data-token]')].some(({ dataset }) =>
    tokens.has(dataset.token ?? ''),
  );
}
