import { writtenHour } from '#app/_components/device-clock.ts';
import { isOtherZone } from '#lib/time/browser-clock.ts';

// From the beginning of the festival on, highlights what is running and folds what is over; also
// names the festival's time zone to visitors whose device has another. It reads the instants in the
// page and sets marks that the style sheets use; without it the page shows everything. A page names
// it after its header, before the parts that would move, and again at its end, so that séances are
// marked before they are painted; a frame in another site names it only at its end.

type Marked = typeof globalThis & { lanterneMark?: () => void };

const set = (element: Element, name: string, is: boolean) => {
  if (element.hasAttribute(name) !== is) element.toggleAttribute(name, is);
};

function begin({ from = '', to = '' }: DOMStringMap): void {
  const root = document.documentElement;
  const note = document.querySelector<HTMLElement>('.zone-note');
  if (note?.dataset.hours) note.hidden = !isOtherZone(note.dataset.hours);
  const mark = () => {
    const now = Date.now();
    const hasBegun = now >= Date.parse(from);
    set(root, 'data-festival-on', hasBegun && now < Date.parse(to));
    // After the last end too, since the page itself says only on the next morning that all is over.
    if (hasBegun) markAll(now);
  };
  (globalThis as Marked).lanterneMark = mark;
  // On paper the day stands in its full order.
  addEventListener('beforeprint', () => orderDays(false));
  addEventListener('afterprint', mark);
  mark();
  setInterval(mark, 30_000);
}

/** Scrolls a bar of many days to the day of this page. */
function showDay(): void {
  const day = document.querySelector<HTMLElement>('.day-bar [aria-current]');
  const bar = day?.closest('ul');
  if (day && bar) bar.scrollLeft = day.offsetLeft - (bar.clientWidth - day.offsetWidth) / 2;
}

function markAll(now: number): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-start]')) {
    const { start = '', end = start } = element.dataset;
    const isOver = now >= Date.parse(end);
    set(element, 'data-over', isOver);
    set(element, 'data-now', !isOver && now >= Date.parse(start));
  }
  for (const day of document.querySelectorAll<HTMLElement>('[data-on-from]')) {
    const { onFrom = '', onTo = '' } = day.dataset;
    set(day, 'data-on', now >= Date.parse(onFrom) && now < Date.parse(onTo));
  }
  orderDays(true);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.jumps a')) {
    const target = document.getElementById(link.hash.slice(1));
    const leads =
      target &&
      !target.closest('.past, [hidden]') &&
      (!target.matches('.day-part, .day-now') || target.querySelector('.entry:not([hidden])'));
    if (link.parentElement) link.parentElement.hidden = !leads;
  }
  for (const box of document.querySelectorAll<HTMLElement>('.rooms-box')) drawNow(box, now);
}

/**
 * The line of the present time across rooms and hours, while it lies within them; the box scrolls
 * to it at first.
 */
function drawNow(box: HTMLElement, now: number): void {
  const line = box.querySelector<HTMLElement>('.now-line');
  const minutes = (now - Date.parse(box.dataset.from ?? '')) / 60_000;
  if (!line) return;
  const isFirst = line.hidden;
  line.hidden = minutes < 0 || minutes > Number(box.parentElement?.style.getPropertyValue('--minutes'));
  if (line.hidden) return;
  box.style.setProperty('--now', String(Math.round(minutes)));
  line.dataset.nowAt = writtenHour(Number(box.dataset.begins) + minutes, box.dataset.hour ?? '');
  if (isFirst) box.scrollTop = line.offsetTop - box.clientHeight / 3;
}

/** Where an entry of a day stands in the programme: its list, and its place in it. */
const homes = new WeakMap<Element, { list: Element; at: number }>();

/**
 * While the day is on, moves what is running to the top and what is over behind « Plus tôt »;
 * another day stays as it was drawn.
 */
const orderDays = (isSeen: boolean) => {
  for (const day of document.querySelectorAll<HTMLElement>('.day')) order(day, isSeen);
};

function order(day: HTMLElement, isSeen: boolean): void {
  const [now, past] = [day.querySelector<HTMLElement>('.day-now'), day.querySelector<HTMLElement>('.past')];
  if (!now || !past) return;
  const entries = [...day.querySelectorAll('.entry')];
  for (const [at, entry] of entries.entries())
    if (!homes.has(entry) && entry.parentElement) homes.set(entry, { list: entry.parentElement, at });
  const states = new Map(entries.map((entry) => [entry, stateOf(entry)]));
  const isOn = isSeen && [...states.values()].some((state) => state !== 'over');
  for (const [entry, state] of states) {
    const home = homes.get(entry);
    const into = isOn && state === 'over' ? past : isOn && state === 'now' ? now : null;
    if (home) put(entry, into?.querySelector('ol') ?? home.list, home.at);
  }
  for (const [part, link] of [
    [now, document.querySelector('.jumps .num')],
    [past, past.querySelector('summary .num')],
  ] as const) {
    const count = part.querySelectorAll('.entry:not([hidden]) .event').length;
    part.hidden = count === 0;
    if (link) link.textContent = String(count);
  }
}

/**
 * The state of an entry, by the marks in it. What is open all day, and breaks, never count as
 * running.
 */
function stateOf(entry: Element): 'over' | 'now' | 'to come' {
  if (entry.querySelector('[data-over]')) return 'over';
  const isShown =
    entry.querySelector('.event[data-now]:not([data-off])') && !homes.get(entry)?.list.closest('.all-day');
  return isShown ? 'now' : 'to come';
}

/** Inserts an entry into a list in the order of the day; an element with the focus is not moved. */
function put(entry: Element, list: Element, at: number): void {
  if (entry.parentElement === list || entry.contains(document.activeElement)) return;
  const next = [...list.children].find((other) => (homes.get(other)?.at ?? 0) > at);
  list.insertBefore(entry, next ?? null);
}

const marked = (globalThis as Marked).lanterneMark;
if (marked) {
  marked();
  showDay();
} else begin(document.currentScript?.dataset ?? {});
