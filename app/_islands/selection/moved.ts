import {
  isNothingChosen,
  type Known,
  readSelection,
  type SelectionAct,
  writeAct,
  writeSelection,
} from '#lib/selections/selection.ts';
import { act, keptOf, tell } from './store.ts';

/**
 * Leads from a former address of the festival to its present one: the selection stands in the
 * storage of the former, and is passed after the `#`, which is not sent to any server.
 */
function leave(festival: string, to: string): void {
  const { selection } = keptOf(festival);
  const isEmpty = isNothingChosen(selection);
  const mine = isEmpty ? '' : `${MINE}${encodeURIComponent(JSON.stringify(writeSelection(selection)))}`;
  const fragment = [mine, location.hash.slice(1)].filter((part) => part !== '').join('&');
  // Acts that the private address was not told yet are only stored here, so they are sent first.
  void tell(festival);
  location.replace(fragment === '' ? to : `${to}#${fragment}`);
}

const MINE = 'my=';

/**
 * Takes over what was passed, once, so that the next old link does not bring back what was removed
 * since.
 */
function arrive(): void {
  const [mine = '', ...rest] = location.hash.slice(1 + MINE.length).split('&');
  const hash = rest.join('&');
  history.replaceState(history.state, '', location.pathname + location.search + (hash === '' ? '' : `#${hash}`));
  if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  const festival = /^\/\w+\/festivals\/([^/]+)/.exec(location.pathname)?.[1];
  if (!festival || !isFromBefore()) return;
  const { events, films } = readSelection(JSON.parse(decodeURIComponent(mine)));
  const seen = new Map(events.map((one) => [one.number, one.seen]));
  const known: Known = { event: (number) => seen.get(number), film: () => true };
  const acts: SelectionAct[] = [
    { verb: 'add', numbers: [...seen.keys()] },
    { verb: 'wish', numbers: films },
  ];
  for (const one of acts) {
    const key = `lanterne.my.${festival}.taken.${one.verb}`;
    const text = writeAct(one.verb, ...one.numbers);
    if (one.numbers.length === 0 || localStorage.getItem(key) === text) continue;
    // Only what did not fit is taken over with the next old link.
    if (act(festival, one, known)) localStorage.setItem(key, text);
  }
}

/**
 * Other sites may not choose for a visitor with a link: the page before must be at a former address
 * of this festival.
 */
function isFromBefore(): boolean {
  const former = document.querySelector<HTMLMetaElement>('meta[name="lanterne-former"]')?.content.split(' ') ?? [];
  return URL.canParse(document.referrer) && former.includes(new URL(document.referrer).origin);
}

const { festival, to } = document.currentScript?.dataset ?? {};
if (festival !== undefined && to !== undefined) leave(festival, to);
else arrive();
