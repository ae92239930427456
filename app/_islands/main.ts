import { account } from './account.ts';
import { closing } from './closing.ts';
import { conduite } from './conduite.ts';
import { copying } from './copying.ts';
import { filtering } from './filtering.ts';
import { fresh } from './fresh.ts';
import { offline } from './offline.ts';
import { printing } from './printing.ts';
import { stars } from './selection/stars.ts';
import { changed } from './selection/store.ts';
import { useHere } from './selection/use-here.ts';
import { sending, sharing } from './sharing.ts';
import { sinceVisit } from './since-visit.ts';
import { spared } from './spared.ts';
import { themeSwitch } from './theme-switch.ts';
import { trailer } from './trailer.ts';

/**
 * What a page may ask for by `data-island="…"`. Each takes the element that stands in the page and
 * makes it do what a script can.
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

/** One island that fails takes no other with it. */
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
 * A part of the page came anew: its own islands, the hours that are lit, stars and marks that
 * others write into it.
 */
function restart(root: ParentNode): void {
  startAll(root);
  (globalThis as { lanterneMark?: () => void }).lanterneMark?.();
  changed();
  for (const bar of document.querySelectorAll<HTMLElement>('[data-island=since], [data-island=spared]')) start(bar);
}

// What was chosen at another address of the festival comes along.
if (location.hash.startsWith('#my='))
  document.head.append(Object.assign(document.createElement('script'), { src: '/moved.js' }));

// Named with `defer`: the page is read, nothing waits for a framework.
startAll(document);
