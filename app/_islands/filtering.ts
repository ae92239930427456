import { asked, holds, liveCounts, liveWaysOut, MANY, tokensOf } from '#lib/programme/live-filter.ts';

type Forms = readonly [none: string, one: string, many: string];
/**
 * From the page: its address without filters, that of all days, and sentences in the reader's
 * language.
 */
type Words = {
  path: string;
  home: string;
  found: Forms;
  apply: Forms;
  withValues: string;
  wayOut: Forms;
  allDays: string;
};

const saying = (forms: Forms, count: number) =>
  forms[Math.min(count, 2) as 0 | 1 | 2].replace(String(MANY), String(count));

const all = <E extends HTMLElement>(root: ParentNode, selector: string) => [...root.querySelectorAll<E>(selector)];

/**
 * Filters a page that contains its whole day: hides séances, updates counts, and keeps the filters
 * in the address. Without it, the same links and the same form load a page that contains only the
 * matches. `mark` is an element in the section of the filters.
 */
export function filtering(mark: HTMLElement): void {
  const section = mark.closest<HTMLElement>('.find');
  const day = document.querySelector<HTMLElement>('.day');
  if (section && day) narrowing(section, day, JSON.parse(mark.dataset.words ?? '') as Words);
}

/** Changes only what differs, since every change causes a new layout. */
function hide(element: HTMLElement, is: boolean): void {
  if (element.hidden !== is) element.hidden = is;
}
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

const printedName = (box: HTMLInputElement | undefined) =>
  box?.labels?.[0]?.querySelector('bdi, [aria-hidden]')?.textContent ?? '';

type Filters = ReadonlySet<string>;

/** `kind=talk&access=lsf`, leaving out the filter `but`. */
const paramsOf = (filters: Filters, but?: string) =>
  [...filters]
    .filter((token) => token !== but)
    .map((token): [string, string] => [token.slice(0, token.indexOf('-')), token.slice(token.indexOf('-') + 1)]);

function queryOf(filters: Filters, but?: string): string {
  const query = new URLSearchParams(paramsOf(filters, but));
  return query.size > 0 ? `?${query}` : '';
}

function keepInAddress(path: string, filters: Filters): void {
  const query = queryOf(filters);
  history.replaceState(history.state, '', path + query);
  // Links to other days and the other language keep the filters.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.day-bar a, header a[hreflang]'))
    link.setAttribute('href', link.pathname + query);
  // So does the search form.
  const search = document.querySelector('form.find-search');
  for (const field of search?.querySelectorAll('input[type=hidden]') ?? []) field.remove();
  search?.append(
    ...paramsOf(filters).map(([name, value]) =>
      Object.assign(document.createElement('input'), { type: 'hidden', name, value }),
    ),
  );
}

/** Nothing is left: a link that drops one filter, and one to the other days. */
function offerWaysOut(
  nothing: HTMLElement,
  boxes: readonly HTMLInputElement[],
  ways: readonly { token: string; count: number }[],
  { path, home, wayOut, allDays }: Words,
  filters: Filters,
): void {
  const link = (href: string, ...content: (Node | string)[]) => {
    const [item, anchor] = [document.createElement('li'), document.createElement('a')];
    anchor.className = 'btn relative';
    anchor.href = href;
    anchor.append(...content);
    item.append(anchor);
    return { item, anchor };
  };
  const part = (text: string, name: string, value: string) => {
    const span = document.createElement('span');
    span.textContent = text;
    span.setAttribute(name, value);
    return span;
  };
  const items = ways.map(({ token, count }) => {
    const box = boxes.find(({ dataset }) => dataset.token === token);
    const printed = printedName(box);
    const spoken = box?.labels?.[0]?.querySelector('.spoken')?.textContent ?? printed;
    const sentence = (value: string) => saying(wayOut, count).replace('{value}', () => value);
    const { item, anchor } = link(
      path + queryOf(filters, token),
      part(sentence(printed), 'aria-hidden', 'true'),
      part(sentence(spoken), 'class', 'spoken'),
    );
    anchor.dataset.token = token;
    return item;
  });
  const isOneOfMany = document.querySelector('.day-bar') !== null;
  nothing
    .querySelector('ul')
    ?.replaceChildren(...(isOneOfMany ? [link(home + queryOf(filters), allDays).item] : []), ...items);
}

function narrowing(section: HTMLElement, day: HTMLElement, words: Words): void {
  const { path, found, apply, withValues } = words;
  const filters = new Set<string>();
  const events = all(day, '[data-f]').map((element) => ({
    element,
    tokens: new Set(element.dataset.f?.split(' ')),
    isCounted: element.matches('.event:not([data-off])'),
    entry: element.closest('.entry'),
  }));
  const counted = events.filter(({ isCounted }) => isCounted).map(({ tokens }) => tokens);
  const entries = all(day, '.entry');
  const boxes = all<HTMLInputElement>(section, 'input[data-token]');
  const links = all<HTMLAnchorElement>(section, 'a[data-token]');
  const numbers = all(section, '[data-count]');
  const nothing = section.querySelector<HTMLElement>('[data-find-nothing]');

  function draw() {
    const groups = asked([...filters]);
    const isNarrowed = filters.size > 0;
    const shown = new Set<Element | null>();
    let left = 0;
    for (const { element, tokens, isCounted, entry } of events) {
      const isLeft = holds(tokens, groups);
      hide(element, !isLeft);
      if (isLeft) shown.add(entry);
      if (isLeft && isCounted) left += 1;
    }
    // Breaks are hidden too, as they would stand between hidden séances.
    for (const entry of entries) hide(entry, isNarrowed && !shown.has(entry));
    const counts = liveCounts(counted, groups);
    for (const number of numbers) write(number, String(counts.get(number.dataset.count ?? '') ?? 0));
    for (const box of boxes) box.checked = filters.has(box.dataset.token ?? '');
    for (const link of links) {
      if (filters.has(link.dataset.token ?? '')) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const names = boxes.filter(({ checked }) => checked).map(printedName);
    const say = (selector: string, text: string) => {
      for (const element of all(section, selector)) write(element, text);
    };
    say('[data-find-status]', isNarrowed ? saying(found, left) : '');
    say('[data-find-with]', isNarrowed ? withValues.replace('{values}', names.join(', ')) : '');
    say('[data-find-apply]', saying(apply, left));
    say('[data-find-number]', String(filters.size));
    for (const element of all(section, '[data-find-number], [data-find-found]')) hide(element, !isNarrowed);
    if (nothing) {
      hide(nothing, !isNarrowed || left > 0);
      if (!nothing.hidden) offerWaysOut(nothing, boxes, liveWaysOut(counted, [...filters]), words, filters);
    }
    // After the change is painted: setting the address takes a browser as long as all the rest.
    requestAnimationFrame(() =>
      setTimeout(() => {
        keepInAddress(path, filters);
        // Marks again, so that what is running or over, and the links within the day, follow the
        // séances that are left.
        (globalThis as { lanterneMark?: () => void }).lanterneMark?.();
      }),
    );
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
    // The pressed link disappeared with the filter it removed.
    section.querySelector<HTMLElement>('summary')?.focus();
  };
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.dataset.token) toggle(target.dataset.token);
  };
  const submitted = (event: Event) => {
    if (!(event.target instanceof Element) || !event.target.matches('.find-form')) return;
    // The button for all days leads to another page.
    if ((event as SubmitEvent).submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    section.querySelector('details')?.removeAttribute('open');
    section.querySelector<HTMLElement>('summary')?.focus();
  };
  section.dataset.live = '';
  section.addEventListener('click', clicked);
  section.addEventListener('change', changed);
  section.addEventListener('submit', submitted);
  // On « back » a browser may keep ticks that the address does not have; and a page that was kept
  // whole offline may be asked for with filters.
  const inAddress = tokensOf(location.search);
  for (const { checked, dataset } of boxes)
    if (checked || inAddress.has(dataset.token ?? '')) filters.add(dataset.token ?? '');
  if (filters.size > 0) draw();
}
