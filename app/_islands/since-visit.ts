import { hasNews, markOf, parseRead, type Read, readAll, readMark } from '#lib/programme/since-visit.ts';
import { hasEvent } from '#lib/selections/selection.ts';
import type { TimedEvent } from '#lib/selections/times.ts';
import { askTimes } from './selection/ask-times.ts';
import { keptOf } from './selection/store.ts';

/**
 * Marks what came or changed since the visitor's last visit, in words, on every element that
 * carries a sequence, and shows `bar` until it has been read. What was read stays in the browser.
 * Without scripts nothing is marked.
 */
export function sinceVisit(bar: HTMLElement): void {
  const { festival = '', number, at = '' } = bar.dataset;
  const release = { number: Number(number), at };
  const read = stored(festival);
  // A first visit, or a browser that keeps nothing.
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
  // Set anew where a release comes out while the page is read.
  if (button)
    button.onclick = () => {
      keep(festival, readAll(release));
      mark(readAll(release), bar.dataset);
      bar.hidden = true;
    };
}

/**
 * « Dans votre sélection : … »: those of the séances chosen in this browser that changed since.
 * Asks for the programme only where there are some.
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
    // Storage is refused: nothing is ever marked.
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

/** What reading this page leaves: « Quoi de neuf » all of it, a séance's own page that séance. */
function readHere(read: Read, release: { number: number; at: string }): Read {
  if (document.querySelector('[data-reads="all"]')) return readAll(release);
  const own = document.querySelector<HTMLElement>('[data-reads="event"]');
  return own ? readMark(read, carriedBy(own)) : read;
}
