import { copying } from './copying.ts';
import { filtering } from './filtering.ts';
import { offline } from './offline.ts';
import { printing } from './printing.ts';
import { stars } from './selection/stars.ts';
import { useHere } from './selection/use-here.ts';
import { sharing } from './sharing.ts';
import { sinceVisit } from './since-visit.ts';
import { themeSwitch } from './theme-switch.ts';

/** What a page may ask for by `data-island="…"`. Each takes the element that stands in the page and makes it do what a script can. */
const islands: Readonly<Record<string, (element: HTMLElement) => void>> = {
  copy: copying,
  find: filtering,
  offline,
  print: printing,
  since: sinceVisit,
  share: sharing,
  stars,
  theme: themeSwitch,
  'use-here': useHere,
};

// Named with `defer`: the page is read, nothing waits for a framework. One island that fails takes no other with it.
for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  try {
    islands[element.dataset.island ?? '']?.(element);
  } catch (error) {
    console.error(error);
  }
}
