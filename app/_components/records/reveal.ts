import { type Locale, locales } from '#lib/i18n/locale.ts';

const SHOW = 'lanterne:show-language';

/** Opens or closes a row that is one line on a narrow screen. */
export function openRow(row: HTMLElement, isOpen: boolean): void {
  row.toggleAttribute('data-open', isOpen);
  row.querySelector('.row-line')?.setAttribute('aria-expanded', String(isOpen));
}

/** Brings a control into sight: opens the folds around it, and shows its language. */
function reveal(control: Element | null): void {
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  const row = control?.closest<HTMLElement>('[data-row]');
  if (row) openRow(row, true);
  const language = control?.closest('[data-writes]') && locales.find((one) => control.closest(`.in-${one}`));
  if (language) document.dispatchEvent(new CustomEvent(SHOW, { detail: language }));
}

/**
 * Brings these fields into sight and focuses the first; if they are in both languages, the first
 * field's language is shown.
 */
export function goToField(ids: readonly string[]): void {
  const fields = [...document.querySelectorAll<HTMLElement>(ids.map((id) => `#${CSS.escape(id)}`).join())];
  for (const field of fields.toReversed()) reveal(field);
  fields[0]?.focus();
  // A field that has the focus already is not scrolled by focusing it, so its error may be out of
  // sight.
  fields[0]?.scrollIntoView({ block: 'nearest' });
}

/** Calls `show` with the language to show, also for links that lead to a field. */
export function whenRevealed(show: (language: Locale) => void): () => void {
  const shown = (event: Event) => show((event as CustomEvent<Locale>).detail);
  const followed = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#field-"]') : null;
    if (link) reveal(document.getElementById(link.hash.slice(1)));
  };
  document.addEventListener(SHOW, shown);
  document.addEventListener('click', followed);
  return () => {
    document.removeEventListener(SHOW, shown);
    document.removeEventListener('click', followed);
  };
}
