import { type Locale, locales } from '#lib/i18n/locale.ts';

const SHOW = 'lanterne:show-language';

/** Opens or closes a row that a narrow screen shows as one line. */
export function openRow(row: HTMLElement, isOpen: boolean): void {
  row.toggleAttribute('data-open', isOpen);
  row.querySelector('.row-line')?.setAttribute('aria-expanded', String(isOpen));
}

/**
 * Brings a control into sight: opens the folds around it, and shows its language where texts stand
 * in one at a time.
 */
function reveal(control: Element | null): void {
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  const row = control?.closest<HTMLElement>('[data-row]');
  if (row) openRow(row, true);
  const language = control?.closest('[data-writes]') && locales.find((one) => control.closest(`.in-${one}`));
  if (language) document.dispatchEvent(new CustomEvent(SHOW, { detail: language }));
}

/**
 * Brings these fields of a page into sight, and gives the first of them the focus; of two languages
 * it is the first field's that shows.
 */
export function goToField(ids: readonly string[]): void {
  const fields = [...document.querySelectorAll<HTMLElement>(ids.map((id) => `#${CSS.escape(id)}`).join())];
  for (const field of fields.toReversed()) reveal(field);
  fields[0]?.focus();
  // One that has the focus already is scrolled by nothing else to what is said under it now.
  fields[0]?.scrollIntoView({ block: 'nearest' });
}

/** Hears which language is to be shown, and of links that lead to a field. */
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
