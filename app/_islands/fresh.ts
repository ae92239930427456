import { ASK_EVERY } from '#lib/live/ask-every.ts';
import { RENEWED } from './renewed.ts';
import { carryTyped, isWriting } from './typed.ts';

/** The interval in milliseconds where the reader asked their device to save data. */
const THRIFTY = 30_000;
/**
 * In milliseconds: also asks on the morning before the first séance, and for what runs late after
 * the last.
 */
const AROUND = 3 * 3_600_000;

/**
 * Keeps an open public page up to date: asks for the tag of its address, which the server answers
 * without drawing, and replaces the parts that changed. The scroll position, what was open, what
 * was typed or ticked and the focus are kept. `restart` starts the islands in the new parts.
 */
export function fresh(mark: HTMLElement, restart: (root: ParentNode) => void): void {
  const { from = '', to = '', key = '' } = mark.dataset;
  // Frames in other sites do not update themselves.
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
      // There is no network, or the server is restarting: it asks again later.
    }
    timer = setTimeout(ask, every);
  }

  async function look(): Promise<void> {
    const headers: Record<string, string> = known ? { 'If-None-Match': known } : {};
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store', headers });
    if (answer.status !== 200) return;
    const etag = answer.headers.get('etag') ?? '';
    // The tag of the page as it was drawn, heard for the first time.
    if (known === '' && etag.includes(key)) known = etag;
    const main = document.querySelector('main');
    if (etag === known || (main && isWriting(main))) return;
    // By this header the service worker knows that a private page asks for itself, and keeps the
    // answer.
    const page = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (page.status !== 200 || !put(await page.text(), restart)) return;
    known = page.headers.get('etag') ?? '';
  }

  const wake = () => document.visibilityState === 'visible' && void ask();
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
  timer = setTimeout(ask, every);
}

/** Replaces the main part and the messages to the public; false when the answer is no such page. */
function put(html: string, restart: (root: ParentNode) => void): boolean {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const [old, main] = [document, next].map((page) => page.querySelector<HTMLElement>('main#content'));
  // Without a network the service worker answers with a kept page, which is no news.
  if (!old || !main || next.documentElement.dataset.offlineAt) return false;
  const [told, tells] = [document, next].map((page) => page.querySelector('.live-notices'));
  // An unchanged message is left alone, so that screen readers do not read it again.
  if (told?.textContent !== tells?.textContent) {
    if (told) told.replaceWith(...(tells ? [tells] : []));
    else if (tells) old.before(tells);
  }
  // Elements outside the main part that name the address of the times.
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

/** « Ma sélection » is drawn by its own script, which is told what to draw from now. */
function handOn(own: HTMLElement, drawn: HTMLElement, restart: (root: ParentNode) => void): void {
  own.dataset.my = drawn.dataset.my;
  own.dispatchEvent(new Event(RENEWED));
  restart(own);
}

/** A selector for the element with the focus: by its id, or by its address. */
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
 * Keeps the scroll position of boxes such as the grid of rooms. Returns a function that scrolls the
 * new boxes, to call once they are in the page and marked.
 */
function keepScrolled(old: HTMLElement, main: HTMLElement): () => void {
  const [were, are] = [old, main].map((root) => [
    ...root.querySelectorAll('.rooms-box, .day-now ol, .jumps ul, .day-bar ul'),
  ]);
  const places = were?.map(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop })) ?? [];
  return () => {
    for (const [i, place] of places.entries()) are?.[i]?.scrollTo({ ...place, behavior: 'instant' });
  };
}

/** Keeps folds open that were open. */
function keepOpen(old: HTMLElement, main: HTMLElement): void {
  const [was, is] = [old, main].map((root) => [...root.querySelectorAll('details')]);
  const nameOf = (details: Element) =>
    details.className + details.querySelector('summary')?.textContent?.replace(/\d+/g, '');
  for (const details of was ?? [])
    if (details.open) is?.find((one) => nameOf(one) === nameOf(details))?.setAttribute('open', '');
}
