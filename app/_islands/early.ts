import { isOtherZone, ownZone } from '#lib/time/other-zone.ts';

// Lights what runs and folds what is over, while a festival is on, and shows whose hours these are to a visitor whose clock shows others. It reads
// the hours of the page and writes marks that the style sheet knows; without it the page is whole. The page names it twice: behind its
// header, before what would move is read, and at its end, so that séances are marked before they are seen.

type Marked = typeof globalThis & { lanterneMark?: () => void };

const set = (element: Element, name: string, is: boolean) => {
  if (element.hasAttribute(name) !== is) element.toggleAttribute(name, is);
};

function begin({ from = '', to = '' }: DOMStringMap): void {
  const root = document.documentElement;
  const note = document.querySelector<HTMLElement>('.zone-note');
  const { zone: timeZone = '', from: startsOn = '', to: endsOn = '' } = note?.dataset ?? {};
  if (note) note.hidden = !isOtherZone({ timeZone, startsOn, endsOn }, ownZone());
  const mark = () => {
    const isOn = Date.now() >= Date.parse(from) && Date.now() < Date.parse(to);
    set(root, 'data-festival-on', isOn);
    if (isOn) markAll(Date.now());
  };
  (globalThis as Marked).lanterneMark = () => {
    mark();
    showDay();
  };
  document.addEventListener('click', unfold);
  mark();
  setInterval(mark, 30_000);
}

/** In a bar of many days the one of this page is not to be looked for. */
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
  for (const day of document.querySelectorAll('.day')) {
    const hours = [...day.querySelectorAll('.hour')];
    const isOver = (hour: Element) =>
      [...hour.querySelectorAll('[data-start]')].every((event) => event.hasAttribute('data-over'));
    // What stands before the first hour that still has something to come is over, breaks included. A day that is over is read whole.
    const next = hours.findIndex((hour) => !hour.classList.contains('is-break') && !isOver(hour));
    for (const [i, hour] of hours.entries()) set(hour, 'data-over', i < next);
    set(day, 'data-folds', next > 0);
  }
}

function unfold(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest('[data-past]') : null;
  const day = button?.closest('.day');
  if (button && day) button.setAttribute('aria-expanded', String(day.toggleAttribute('data-unfolded')));
}

const marked = (globalThis as Marked).lanterneMark;
if (marked) marked();
else begin(document.currentScript?.dataset ?? {});
