import { deviceClock } from '#app/_components/device-clock.ts';
import { postTap, type Sent, type Tap, type TapStore, type Unsent } from '#app/_components/outbox.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { deviceDay } from '#lib/time/browser-clock.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';

/** Sentences from the page. */
export type TapWords = Readonly<
  Record<
    'unsent' | 'unsentOn' | 'hour' | 'drop' | 'sending' | 'urgent' | 'one' | 'more' | 'busy' | 'offline' | 'hide',
    string
  >
>;

/** Forms that can be sent again with another text while the first still waits. */
const isRepeated = (name: string) => /^(?:problem|exchange|emergency)\b/.test(name);

/** The elements of acts: a button of its own, or a form with its fields. */
const placesOf = () => [...document.querySelectorAll<HTMLElement>('[data-act]')];
const buttonsIn = (place: HTMLElement) =>
  place instanceof HTMLButtonElement ? [place] : [...place.querySelectorAll('button')];

/** Shows waiting taps beside their forms, and their number at the top. */
export function showUnsent(all: readonly Unsent<OwnTap>[], words: TapWords, drop: (key: string) => void): void {
  for (const note of document.querySelectorAll('.own-unsent')) note.remove();
  for (const place of placesOf()) {
    const { act = '' } = place.dataset;
    const waits = all.some(({ name }) => name === act) && !isRepeated(act);
    for (const button of buttonsIn(place)) button.disabled = waits;
  }
  for (const one of all) {
    const { key, name } = one;
    const place = placesOf().find(({ dataset }) => dataset.act === name);
    const note = noteOf(one, words, () => drop(key));
    if (place instanceof HTMLButtonElement) place.after(note);
    else place?.append(note);
  }
  const count = all.filter(({ state }) => state !== 'sending').length;
  const text = count === 0 ? '' : count === 1 ? words.one : words.more.replace('{count}', String(count));
  let above = document.querySelector<HTMLElement>('.own-waits');
  if (!above) {
    above = document.createElement('div');
    above.className = 'own-waits no-print';
    above.setAttribute('role', 'status');
    (document.querySelector('#head') ?? document.querySelector('#said'))?.after(above);
  }
  if (above.textContent === text) return;
  above.replaceChildren(...(text ? [paragraph(text, 'notice')] : []));
}

function noteOf({ at, name, state }: Unsent<OwnTap>, words: TapWords, drop: () => void): HTMLElement {
  const note = document.createElement('p');
  note.className = 'own-unsent';
  const said = document.createElement('span');
  const day = deviceDay(at, Date.now(), document.documentElement.lang);
  const unsent = (day ? words.unsentOn.replace('{day}', day) : words.unsent).replace(
    '{time}',
    deviceClock(at, words.hour),
  );
  const isSending = state === 'sending';
  const waits = isSending ? words.sending : unsent;
  // Where somebody needs help, they must not wait for a network: the sentence says to call.
  said.textContent = name.startsWith('emergency') ? words.urgent : waits;
  note.append(said);
  if (isSending) return note;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'own-small';
  button.textContent = words.drop;
  button.addEventListener('click', drop);
  note.append(button);
  return note;
}

function paragraph(text: string, className: string): HTMLElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

/** In milliseconds: by then the page itself shows what was done. */
const SAID_FOR = 10_000;

/**
 * Where somebody acted: which entry of a part of the page (-1 for none), and the ids of that part,
 * and of the section and the neighbour that stand in for it once it is gone.
 */
type Acted = Readonly<{ entry: number; parts: readonly string[] }>;

export function actedAt(form: Element | null): Acted {
  const part = form?.parentElement?.closest('[id]');
  const entry = form?.closest('li');
  const whole = form?.closest('.own-columns > div > *');
  return {
    entry: entry && part ? [...part.querySelectorAll('li')].indexOf(entry) : -1,
    parts: [part, whole, whole?.nextElementSibling ?? whole?.previousElementSibling].map((one) => one?.id ?? ''),
  };
}

/** The first of these parts that is still in the page. */
export const actedPartOf = ({ parts }: Acted): HTMLElement | undefined =>
  parts.flatMap((id) => (id === 'content' ? [] : (document.getElementById(id) ?? [])))[0];

/**
 * Puts the sentence into the page where somebody acted, with room of its own, so that it covers
 * nothing.
 */
export function placeSaid(said: HTMLElement, acted: Acted): void {
  const part = actedPartOf(acted);
  const entries = [...(part?.querySelectorAll('li') ?? [])];
  if (!part) document.querySelector('#head')?.after(said);
  else if (part.id !== acted.parts[0]) part.prepend(said);
  else (entries[Math.min(acted.entry, entries.length - 1)] ?? part).append(said);
}

/**
 * Shows what was done, for a while; or why it was not, until something else is done. It can be
 * closed, which calls `after`.
 */
export function say(said: HTMLElement, sentence: string, isDone: boolean, words: TapWords, after: () => void): void {
  const made = document.createElement('div');
  made.className = isDone ? 'notice good' : 'notice bad';
  if (!isDone) made.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'own-hide';
  button.ariaLabel = words.hide;
  const close = () => {
    const hadFocus = made.contains(document.activeElement);
    made.remove();
    if (hadFocus) after();
  };
  button.addEventListener('click', close);
  made.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  made.append(paragraph(sentence, ''), button);
  said.replaceChildren(made);
  made.scrollIntoView({ block: 'nearest' });
  const pass = () => (made.contains(document.activeElement) ? setTimeout(pass, SAID_FOR) : made.remove());
  if (isDone) setTimeout(pass, SAID_FOR);
}

/** Shows that the server does not answer; the page then also says how old it is. */
export function showLine(isThere: boolean, words: TapWords): void {
  const age = document.querySelector('.own-age');
  const mark = age?.querySelector('.flag');
  if (isThere) {
    mark?.remove();
    for (const pill of document.querySelectorAll('.offline-note')) pill.remove();
  } else if (age && !mark) {
    const made = document.createElement('span');
    made.className = 'flag warn';
    made.textContent = words.offline;
    age.append(' ', made);
  }
}

/** A tap of a volunteer. `name` is that of its form. */
export type OwnTap = Tap & Readonly<{ name: string }>;

const PATH = '/unsent/';

/**
 * Taps are stored in the cache of the page's own secret address, so that closing the address (a
 * lost phone, a revoked link) removes both at once. Where a browser has no caches (no https) they
 * last as long as the page.
 */
export function storeOf(token: string): TapStore<OwnTap> {
  if (typeof caches === 'undefined') return inMemory();
  const open = () => caches.open(cacheOfSecret('team', token));
  return {
    all: async () => {
      const cache = await open();
      const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(PATH));
      const found = await Promise.all(kept.map((request) => cache.match(request)));
      const all = await Promise.all(found.flatMap((one) => (one ? [one.json() as Promise<OwnTap>] : [])));
      return all.sort((a, b) => a.at - b.at);
    },
    add: async (one) => (await open()).put(PATH + one.key, Response.json(one)),
    drop: async (key) => void (await (await open()).delete(PATH + key)),
  };
}

function inMemory(): TapStore<OwnTap> {
  const kept = new Map<string, OwnTap>();
  return {
    all: async () => [...kept.values()],
    add: async (one) => void kept.set(one.key, one),
    drop: async (key) => void kept.delete(key),
  };
}

/** Whether the act was done or finally refused, with the sentence. */
export type TapAnswer = { ok: boolean; sentence: string };

/** Sends a tap; `stopped` where the address opens nothing any more. */
export async function send(token: string, tap: OwnTap): Promise<Sent<TapAnswer>> {
  const response = await postTap(volunteerAddresses.post(token), tap);
  if (!response) return 'later';
  if (response.status === 410) return 'stopped';
  // Tried again later: the server is busy, or the login page of a wifi answered in its place.
  const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (response.status >= 500 || response.status === 429 || !isOurs) return 'later';
  const answer = (await response.json().catch(() => null)) as { ok: boolean; sentence?: string } | null;
  return answer ? { answer: { ok: answer.ok, sentence: answer.sentence ?? '' } } : 'later';
}
