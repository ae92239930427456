import { tellAccount } from '#app/_components/site-worker.ts';
import { chooseTheme, storedTheme, THEME_CHOSEN, toTheme } from '#app/_ui/chosen-theme.ts';
import { filtering } from './filtering.ts';
import { fresh } from './fresh.ts';
import { offline } from './offline.ts';
import { spared, trailer } from './on-demand.ts';
import { stars, useHere } from './selection/stars.ts';
import { changed } from './selection/store.ts';
import { printing, sending, sharing } from './sharing.ts';
import { sinceVisit } from './since-visit.ts';
import { light } from './team/light.ts';

/**
 * The select for the light or dark appearance, or the device's: it shows what was chosen, here or
 * in another tab.
 */
function themeSwitch(place: HTMLElement): void {
  const select = place.querySelector('select');
  if (!select) return;
  const show = () => {
    const theme = storedTheme();
    select.value = theme;
    place.dataset.theme = theme;
  };
  show();
  place.hidden = false;
  select.addEventListener('change', () => chooseTheme(toTheme(select.value)));
  addEventListener(THEME_CHOSEN, show);
  addEventListener('storage', show);
}

/** The home page knows who is signed in, as pages of the desk do, and tells the service worker. */
const account = ({ dataset }: HTMLElement): void => {
  tellAccount(dataset.account === undefined ? null : Number(dataset.account));
};

/**
 * Closes what opens over the page (a menu, a sheet) on Escape and on a touch outside; what opens
 * within the page only on Escape. Without scripts its own button does.
 */
function closing(element: HTMLElement): void {
  const details = element as HTMLDetailsElement;
  document.addEventListener('click', ({ target }) => {
    if (!details.open) return;
    const content = details.lastElementChild;
    const isOver = content && getComputedStyle(content).position === 'absolute';
    if (isOver && target instanceof Node && !details.contains(target)) details.open = false;
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}

/** In milliseconds. */
const EVERY = 10_000;

/**
 * Highlights the current line of every conduite of the page, by this device's clock, so also
 * without a network.
 */
function conduite(): void {
  light(Date.now());
  setInterval(() => light(Date.now()), EVERY);
}

/**
 * A button that copies `data-text`, or the text of the elements named by `data-from`, and says so
 * in the status element after it. Hidden where the browser cannot copy.
 */
function copying(button: HTMLElement): void {
  if (!('clipboard' in navigator)) return;
  button.hidden = false;
  const status = button.nextElementSibling;
  const { text, from = '', done = '' } = button.dataset;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text ?? from.split(' ').map(textOf).join('\n\n'));
      if (status) status.textContent = done;
    } catch {
      // The browser refused; the text beside the button can still be selected.
      if (status) status.textContent = '';
    }
  });
}

const textOf = (id: string) => document.getElementById(id)?.textContent ?? '';

/**
 * What a page may ask for with `data-island="…"`. Each function takes the element and adds what
 * scripts can do.
 */
const islands: Readonly<Record<string, (element: HTMLElement) => void>> = {
  account,
  closing,
  conduite,
  copy: copying,
  find: filtering,
  fresh: (mark) => fresh(mark, restart),
  offline,
  print: printing,
  since: sinceVisit,
  send: sending,
  spared,
  share: sharing,
  stars,
  theme: themeSwitch,
  trailer,
  'use-here': useHere,
};

/** An island that fails does not keep the others from starting. */
function start(element: HTMLElement): void {
  try {
    islands[element.dataset.island ?? '']?.(element);
  } catch (error) {
    console.error(error);
  }
}

const startAll = (root: ParentNode) => {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]')) start(element);
};

/**
 * A part of the page was replaced: starts its islands, and sets the marks, stars and highlighted
 * lines in it.
 */
function restart(root: ParentNode): void {
  startAll(root);
  (globalThis as { lanterneMark?: () => void }).lanterneMark?.();
  changed();
  for (const bar of document.querySelectorAll<HTMLElement>('[data-island=since], [data-island=spared]')) start(bar);
}

// Takes over a selection made at a former address of the festival.
if (location.hash.startsWith('#my='))
  document.head.append(Object.assign(document.createElement('script'), { src: '/moved.js' }));

// The script is named with `defer`, so the page is complete by now.
startAll(document);
