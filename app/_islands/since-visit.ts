import { hasNews, markOf, parseRead, type Read, readAll, readMark } from '#lib/programme/since-visit.ts';
import { hasEvent } from '#lib/selections/selection.ts';
import type { TimedEvent } from '#lib/selections/times.ts';
import { askTimes } from './selection/ask-times.ts';
import { keptOf } from './selection/store.ts';

/**
 * Marks what is new or changed since the visitor's last visit on every element that has a sequence,
 * and shows `bar` until it has been read. What was read is stored in the browser. Without scripts
 * nothing is marked.
 */
export function sinceVisit(bar: HTMLElement): void {
  const { festival = '', number, at = '' } = bar.dataset;
  const release = { number: Number(number), at };
  const read = stored(festival);
  // This is the first visit, or the browser stores nothing.
  if (!read) {
    keep(festival, readAll(release));
    return;
  }
  mark(read, bar.dataset);
  const left = readHere(read, release);
  if (left !== read) keep(festival, left);
  bar.hidden = !hasNews(left, release);
  if (!bar.hidden) void nameMine(bar, left);
  const button = bar.querySelector('button');
  // Set again when a release is published while the page is open.
  if (button)
    button.onclick = () => {
      keep(festival, readAll(release));
      mark(readAll(release), bar.dataset);
      bar.hidden = true;
    };
}

/**
 * « Dans votre sélection : … »: the séances chosen in this browser that have changed since. Loads
 * the programme only if there are some.
 */
async function nameMine(bar: HTMLElement, read: Read): Promise<void> {
  const { slug = '', times } = bar.dataset;
  const place = bar.querySelector<HTMLElement>('[data-mine]');
  const { selection } = keptOf(slug);
  if (!place || selection.events.length === 0) return;
  const programme = await askTimes(times);
  if (!programme) return;
  const changed = programme.events.filter(
    ({ number, sequence }) => hasEvent(selection, number) && markOf(read, { number, sequence, createdAt: '' }),
  );
  const { mine = '', none = '' } = place.dataset;
  place.replaceChildren(
    ...(changed.length === 0
      ? [none]
      : [mine, ' ', ...changed.flatMap((event, i) => (i === 0 ? [linkTo(event)] : [', ', linkTo(event)]))]),
  );
  place.hidden = false;
}

function linkTo({ path, title, lang }: TimedEvent): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = path;
  link.className = 'link';
  if (lang) link.lang = lang;
  link.append(Object.assign(document.createElement('bdi'), { textContent: title }));
  return link;
}

const keyOf = (festival: string) => `lanterne-read-${festival}`;

function stored(festival: string): Read | null {
  try {
    return parseRead(localStorage.getItem(keyOf(festival)));
  } catch {
    return null;
  }
}

function keep(festival: string, read: Read): void {
  try {
    localStorage.setItem(keyOf(festival), JSON.stringify(read));
  } catch {
    // Storage is denied, so nothing is ever marked.
  }
}

const carriedBy = ({ dataset }: HTMLElement) => ({
  number: Number(dataset.event),
  sequence: Number(dataset.sequence),
  createdAt: dataset.created ?? '',
});

function mark(read: Read, words: DOMStringMap): void {
  const write = (element: Element, word: string | undefined) => {
    const slot = element.querySelector('[data-since]');
    if (slot) slot.textContent = word ?? '';
  };
  for (const element of document.querySelectorAll<HTMLElement>('[data-sequence]'))
    write(element, words[markOf(read, carriedBy(element)) ?? '']);
  for (const element of document.querySelectorAll<HTMLElement>('[data-release]'))
    write(element, Number(element.dataset.release) > read.number ? words.new : '');
}

/**
 * What counts as read after this page: everything after « Quoi de neuf », one séance after its own
 * page.
 */
function readHere(read: Read, release: { number: number; at: string }): Read {
  if (document.querySelector('[data-reads="all"]')) return readAll(release);
  const own = document.querySelector<HTMLElement>('[data-reads="event"]');
  return own ? readMark(read, carriedBy(own)) : read;
}
