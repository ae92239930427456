import { ASK_EVERY } from '#lib/live/ask-every.ts';
import { RENEWED } from './renewed.ts';
import { carryTyped, isWriting } from './typed.ts';

/** How often it asks where somebody asked their device to spare data. Milliseconds. */
const THRIFTY = 30_000;
/** The morning before the first séance is part of it, and so is what runs late after the last. */
const AROUND = 3 * 3_600_000;

/**
 * Keeps a public page true while somebody looks at it: asks for the mark of its own address, which
 * a server answers without drawing anything, and puts what is new in the place of what is not.
 * Where one was, what was open, what was typed or ticked and what had the focus stay. `restart`
 * wakes the islands of what came.
 */
export function fresh(mark: HTMLElement, restart: (root: ParentNode) => void): void {
  const { from = '', to = '', key = '' } = mark.dataset;
  // A frame of another site is left alone.
  if (top !== window) return;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  const every = connection?.saveData ? THRIFTY : ASK_EVERY;
  let known = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const isOn = Date.now() > Date.parse(from) - AROUND && Date.now() < Date.parse(to) + AROUND;
    try {
      if (isOn && document.visibilityState === 'visible') await look();
    } catch {
      // No network, or a server that starts again: it is asked again.
    }
    timer = setTimeout(ask, every);
  }

  async function look(): Promise<void> {
    const headers: Record<string, string> = known ? { 'If-None-Match': known } : {};
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store', headers });
    if (answer.status !== 200) return;
    const etag = answer.headers.get('etag') ?? '';
    // The page as it was drawn, heard of for the first time.
    if (known === '' && etag.includes(key)) known = etag;
    const main = document.querySelector('main');
    if (etag === known || (main && isWriting(main))) return;
    // A worker knows by this header that a private page asks for itself, and keeps what it gets.
    const page = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (page.status !== 200 || !put(await page.text(), restart)) return;
    known = page.headers.get('etag') ?? '';
  }

  const wake = () => document.visibilityState === 'visible' && void ask();
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
  timer = setTimeout(ask, every);
}

/**
 * Puts the main part and the word to everybody of a page in the place of those that stand; false
 * when it is no such page.
 */
function put(html: string, restart: (root: ParentNode) => void): boolean {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const [old, main] = [document, next].map((page) => page.querySelector<HTMLElement>('main#content'));
  // Without a network a worker answers with what it keeps: that is no news.
  if (!old || !main || next.documentElement.dataset.offlineAt) return false;
  const [told, tells] = [document, next].map((page) => page.querySelector('.live-notices'));
  // What stands already is left alone: whoever hears the page is not told it again.
  if (told?.textContent !== tells?.textContent) {
    if (told) told.replaceWith(...(tells ? [tells] : []));
    else if (tells) old.before(tells);
  }
  // What stands outside the main part, and says where the times of the programme are.
  for (const name of ['since', 'stars']) {
    const [old, news] = [document, next].map((page) => page.querySelector<HTMLElement>(`[data-island=${name}]`));
    if (old) Object.assign(old.dataset, news?.dataset);
  }
  const [own, drawn] = [old, main].map((page) => page.querySelector<HTMLElement>('[data-my]'));
  if (own && drawn) handOn(own, drawn, restart);
  else replace(old, main, restart);
  document.title = next.title;
  return true;
}

function replace(old: HTMLElement, main: HTMLElement, restart: (root: ParentNode) => void): void {
  const [top, focused] = [scrollY, focusIn(old)];
  keepOpen(old, main);
  const writeOn = carryTyped(old, main);
  const scrollOn = keepScrolled(old, main);
  old.replaceWith(main);
  restart(main);
  scrollOn();
  if (focused) main.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  writeOn();
  scrollTo({ top, behavior: 'instant' });
}

/** « Ma sélection » is drawn by its own script, which hears what to draw it from now. */
function handOn(own: HTMLElement, drawn: HTMLElement, restart: (root: ParentNode) => void): void {
  own.dataset.my = drawn.dataset.my;
  own.dispatchEvent(new Event(RENEWED));
  restart(own);
}

/** How to find again what has the focus: by its id, or by where it leads. */
function focusIn(main: HTMLElement): string | null {
  const element = document.activeElement;
  if (!element || !main.contains(element)) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const [name, value] =
    ['href', 'value'].flatMap((one) => {
      const found = element.getAttribute(one);
      return found === null ? [] : [[one, found] as const];
    })[0] ?? [];
  return name && value !== undefined ? `${element.localName}[${name}="${CSS.escape(value)}"]` : null;
}

/**
 * Whoever has swiped to a room stays there. Answers what scrolls the new boxes once they stand in
 * the page and are marked.
 */
function keepScrolled(old: HTMLElement, main: HTMLElement): () => void {
  const [were, are] = [old, main].map((root) => [...root.querySelectorAll('.rooms-box, .day-now ol, .jumps ul')]);
  const places = were?.map(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop })) ?? [];
  return () => {
    for (const [i, place] of places.entries()) are?.[i]?.scrollTo({ ...place, behavior: 'instant' });
  };
}

/** What was unfolded stays so. */
function keepOpen(old: HTMLElement, main: HTMLElement): void {
  const [was, is] = [old, main].map((root) => [...root.querySelectorAll('details')]);
  const nameOf = (details: Element) =>
    details.className + details.querySelector('summary')?.textContent?.replace(/\d+/g, '');
  for (const details of was ?? [])
    if (details.open) is?.find((one) => nameOf(one) === nameOf(details))?.setAttribute('open', '');
}
