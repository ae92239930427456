import { asked, holds, liveCounts, MANY, tokensOf } from '../../lib/programme/live-filter.ts';

type Forms = readonly [none: string, one: string, many: string];
/** What the page says for it: the page's address without filters, and its sentences in the reader's language. */
type Words = { path: string; found: Forms; apply: Forms; withValues: string };

const saying = (forms: Forms, count: number) =>
  forms[Math.min(count, 2) as 0 | 1 | 2].replace(String(MANY), String(count));

const all = <E extends HTMLElement>(root: ParentNode, selector: string) => [...root.querySelectorAll<E>(selector)];

/**
 * Narrows a page that holds its whole day at once: séances hide, counts follow, the address keeps the choice. Without it the same links
 * and the same form load a page that holds only what was asked for. `mark` stands in the section of the filters.
 */
export function filtering(mark: HTMLElement): void {
  const section = mark.closest<HTMLElement>('.find');
  const day = document.querySelector<HTMLElement>('.day');
  if (section && day) narrowing(section, day, JSON.parse(mark.dataset.words ?? '') as Words);
}

function narrowing(section: HTMLElement, day: HTMLElement, { path, found, apply, withValues }: Words): void {
  const filters = new Set<string>();
  const events = all(day, '[data-f]').map((element) => ({
    element,
    tokens: new Set(element.dataset.f?.split(' ')),
    isCounted: element.matches('.event:not([data-off])'),
  }));
  const counted = events.filter(({ isCounted }) => isCounted).map(({ tokens }) => tokens);
  const boxes = all<HTMLInputElement>(section, 'input[data-token]');
  const links = all<HTMLAnchorElement>(section, 'a[data-token]');

  function draw() {
    const groups = asked([...filters]);
    let left = 0;
    for (const { element, tokens, isCounted } of events) {
      element.hidden = !holds(tokens, groups);
      if (isCounted && !element.hidden) left += 1;
    }
    // An hour nothing starts at any more goes, and so do breaks between séances that are not there.
    for (const hour of all(day, '.hour, .all-day'))
      hour.hidden = filters.size > 0 && !hour.querySelector('[data-f]:not([hidden])');
    const counts = liveCounts(counted, groups);
    for (const count of all(section, '[data-count]'))
      count.textContent = String(counts.get(count.dataset.count ?? '') ?? 0);
    for (const box of boxes) box.checked = filters.has(box.dataset.token ?? '');
    for (const link of links) {
      if (filters.has(link.dataset.token ?? '')) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const names = boxes
      .filter(({ checked }) => checked)
      .map((box) => box.labels?.[0]?.querySelector('bdi, [aria-hidden]')?.textContent ?? '');
    const say = (selector: string, text: string) => {
      for (const element of all(section, selector)) element.textContent = text;
    };
    say('[data-find-status]', filters.size > 0 ? saying(found, left) : '');
    say('[data-find-with]', filters.size > 0 ? withValues.replace('{values}', names.join(', ')) : '');
    say('[data-find-apply]', saying(apply, left));
    say('[data-find-number]', String(filters.size));
    for (const element of all(section, '[data-find-number], [data-find-found]')) element.hidden = filters.size === 0;
    const query = new URLSearchParams(
      [...filters].map((token) => [token.slice(0, token.indexOf('-')), token.slice(token.indexOf('-') + 1)]),
    );
    history.replaceState(history.state, '', query.size > 0 ? `${path}?${query}` : path);
  }

  const toggle = (token: string) => {
    if (!filters.delete(token)) filters.add(token);
    draw();
  };
  const clicked = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest<HTMLElement>('a[data-token]');
    const clear = target?.closest('[data-find-clear]');
    if (!link && !clear) return;
    event.preventDefault();
    if (link) return toggle(link.dataset.token ?? '');
    filters.clear();
    draw();
    // The link that was pressed is gone with what it cleared.
    section.querySelector<HTMLElement>('summary')?.focus();
  };
  const changed = (event: Event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset.token) toggle(event.target.dataset.token);
  };
  const submitted = (event: Event) => {
    if (!(event.target instanceof Element) || !event.target.matches('.find-form')) return;
    event.preventDefault();
    const details = section.querySelector('details');
    if (details) details.open = false;
    section.querySelector<HTMLElement>('summary')?.focus();
  };
  section.dataset.live = '';
  section.addEventListener('click', clicked);
  section.addEventListener('change', changed);
  section.addEventListener('submit', submitted);
  // A browser may keep ticks through « back » that no address knows of; and a page that was kept whole may be asked for with filters behind it.
  const inAddress = tokensOf(location.search);
  for (const box of boxes) {
    const token = box.dataset.token ?? '';
    if (box.checked || inAddress.has(token)) filters.add(token);
  }
  if (filters.size > 0) draw();
}
