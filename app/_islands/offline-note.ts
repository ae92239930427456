import type { Locale } from '#lib/i18n/locale.ts';
import { type AgeWords, ageSaid, type SaidAge } from '#lib/offline/age.ts';
import { tokensOf } from '#lib/programme/live-filter.ts';

export type NoteWords = AgeWords & { unfiltered: string; back: string; reload: string; hide: string };

/**
 * Shows the note at the foot of the window. The live region is added empty and filled a moment
 * later, as screen readers only read out changes in it.
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
 * The button that closes the note; the focus then goes to the beginning of the page. Escape does
 * the same while the focus is in the note.
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

/** A printed and a spoken form, as `Spoken` has. */
function twice({ printed, spoken }: SaidAge): HTMLElement[] {
  const [seen, heard] = [document.createElement('span'), document.createElement('span')];
  seen.ariaHidden = 'true';
  seen.textContent = printed;
  heard.className = 'spoken';
  heard.textContent = spoken;
  return [seen, heard];
}

/** Whether the address has filters that this kept page does not apply. */
function isFiltered(): boolean {
  const tokens = tokensOf(location.search);
  return [...document.querySelectorAll<HTMLElement>('input[data-token]')].some(({ dataset }) =>
    tokens.has(dataset.token ?? ''),
  );
}
