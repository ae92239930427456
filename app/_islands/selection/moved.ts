import { type Known, type SelectionAct, writeAct } from '#lib/selections/acts.ts';
import { readSelection, writeSelection } from '#lib/selections/selection.ts';
import { act, keptOf, tell } from './store.ts';

/**
 * From the address a festival had to the one it has: what was chosen stands in the storage of the
 * first, and goes along behind the `#`, which no server is sent.
 */
function leave(festival: string, to: string): void {
  const { selection } = keptOf(festival);
  const isEmpty = selection.events.length + selection.films.length === 0;
  const mine = isEmpty ? '' : `${MINE}${encodeURIComponent(JSON.stringify(writeSelection(selection)))}`;
  const fragment = [mine, location.hash.slice(1)].filter((part) => part !== '').join('&');
  // What a private address was not told yet can be told from here alone.
  void tell(festival);
  location.replace(fragment === '' ? to : `${to}#${fragment}`);
}

const MINE = 'my=';

/**
 * Takes over what came along, once: what is taken out later does not come back with the next old
 * link.
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
    // What had no room is taken over with the next old link, and nothing else.
    if (act(festival, one, known)) localStorage.setItem(key, text);
  }
}

/**
 * Nobody else may choose for a visitor by a link: the page before must be of an address this
 * festival had.
 */
function isFromBefore(): boolean {
  const former = document.querySelector<HTMLMetaElement>('meta[name="lanterne-former"]')?.content.split(' ') ?? [];
  return URL.canParse(document.referrer) && former.includes(new URL(document.referrer).origin);
}

const { festival, to } = document.currentScript?.dataset ?? {};
if (festival !== undefined && to !== undefined) leave(festival, to);
else arrive();
