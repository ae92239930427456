import {
  anything,
  hasEvent,
  type Known,
  parseAct,
  type Selection,
  type Verb,
  writeAct,
} from '#lib/selections/selection.ts';
import type { ClashScene, ClashWords, sayClash } from './clash.ts';
import { act, joinAddress, keptOf, onChange, tell } from './store.ts';

/** Sentences after a star was pressed, in the reader's language. */
export type StarWords = Readonly<{
  isIn: string;
  isOut: string;
  isWished: string;
  isUnwished: string;
  full: string;
  clash: ClashWords;
}>;

/** Whether this star is filled; its value says what pressing it would do. */
function isLit(value: string, selection: Selection): boolean {
  const [number = 0] = parseAct(value)?.numbers ?? [];
  return value.startsWith('wish') ? selection.films.includes(number) : hasEvent(selection, number);
}

/**
 * Fills the stars of the page, and shows on the link to « Ma sélection » how many séances it has.
 */
function light(form: HTMLFormElement, festival: string): void {
  const { selection } = keptOf(festival);
  for (const star of starsOf(form.id)) {
    const lit = isLit(star.value, selection);
    star.setAttribute('aria-pressed', String(lit));
    star.querySelector('.star-on')?.toggleAttribute('hidden', !lit);
    star.querySelector('.star-off')?.toggleAttribute('hidden', lit);
  }
  const count = selection.events.length;
  // Shown by CSS from an attribute: React takes over pages drawn for one reader, and expects its
  // text unchanged.
  for (const place of document.querySelectorAll<HTMLElement>('[data-my-count]'))
    place.dataset.myCount = count > 0 ? String(count) : '';
}

const starsOf = (form: string, act = '') =>
  document.querySelectorAll<HTMLButtonElement>(`:is(.star, .star-words)[form="${form}"]${act}`);

/**
 * Where a clash of this séance is shown: on its own page in a reserved place; in a list at the end
 * of its card, once its star was pressed.
 */
function placeOf(form: string, number: number): HTMLElement | null {
  const there = document.querySelector<HTMLElement>(`[data-clash="${number}"]`);
  if (there) return there;
  const [star] = starsOf(form, `[value="${writeAct('add', number)}"]`);
  const card = star?.closest('.event');
  if (!card) return null;
  const place = document.createElement('div');
  place.className = 'notice clash no-print';
  place.dataset.clash = String(number);
  place.hidden = true;
  card.append(place);
  return place;
}

/**
 * The form of the stars. Without scripts it posts, and a private address is made; with them the
 * choice stays in this browser, in all its tabs, and is also sent to a private address if the
 * visitor made one. A clash is shown at once beside the star, and read out.
 */
export function stars(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const { festival = '', src = '', words = '{}' } = form.dataset;
  const status = form.nextElementSibling;
  const { clash, ...sentences } = JSON.parse(words) as StarWords;
  const said: Partial<Record<Verb, string>> = {
    add: sentences.isIn,
    remove: sentences.isOut,
    wish: sentences.isWished,
    unwish: sentences.isUnwished,
  };
  const scene: ClashScene = {
    chosen: () => keptOf(festival).selection,
    // Renewed with the page (fresh.ts).
    times: () => form.dataset.times ?? '',
    locale: document.documentElement.lang === 'en' ? 'en' : 'fr',
    words: clash,
  };
  /** The séance in a list whose star was pressed last. */
  let touched: number | null = null;
  /** For these séances, the other showing that was taken instead. */
  const taken = new Map<number, number>();
  const say = (text: string) => {
    if (status) status.textContent = text;
  };

  /**
   * Shows clashes of this séance in its place; the script for it is loaded once there may be one.
   */
  async function lookAt(place: HTMLElement, number: number): Promise<string> {
    const selection = scene.chosen();
    try {
      if (hasEvent(selection, number) ? selection.events.length > 1 : taken.has(number)) {
        const script = (await import(src)) as { sayClash: typeof sayClash };
        return await script.sayClash(place, number, taken.get(number), form.id, scene);
      }
    } catch {
      // Without a network the séance stays chosen.
    }
    place.hidden = true;
    place.replaceChildren();
    return '';
  }

  /**
   * Shows clashes wherever there is a place for them; returns the sentence to read out for this
   * séance.
   */
  async function look(touchedNow?: number): Promise<string> {
    const onPage = [...document.querySelectorAll<HTMLElement>('[data-clash]')].map(({ dataset }) =>
      Number(dataset.clash),
    );
    let heard = '';
    for (const number of new Set(touched === null ? onPage : [...onPage, touched])) {
      const place = placeOf(form.id, number);
      const text = place ? await lookAt(place, number) : '';
      if (number === touchedNow) heard = text;
    }
    return heard;
  }

  form.addEventListener('submit', (event) => {
    const pressed = event.submitter as HTMLButtonElement | null;
    const wanted = parseAct(pressed?.value ?? '');
    if (!pressed || !wanted) return;
    event.preventDefault();
    const wasLit = isLit(pressed.value, keptOf(festival).selection);
    const verb =
      wanted.verb === 'wish' ? (wasLit ? 'unwish' : 'wish') : wanted.verb === 'add' && wasLit ? 'remove' : wanted.verb;
    const place = pressed.closest<HTMLElement>('[data-clash]');
    const number = place ? Number(place.dataset.clash) : (wanted.numbers[0] ?? 0);
    const star = place ? starsOf(form.id, `[value="${writeAct('add', number)}"]`)[0] : pressed;
    if (wanted.verb !== 'wish' && number !== touched) {
      for (const old of document.querySelectorAll('.event > [data-clash]')) old.remove();
      touched = number;
    }
    const [from, to = 0] = wanted.numbers;
    if (verb === 'swap' && from === number) taken.set(number, to);
    // The hour and room are stored too; without them a later change could not be shown.
    const known: Known = { ...anything, event: (one) => (one === number ? (star?.dataset.stands ?? null) : null) };
    if (!act(festival, { verb, numbers: wanted.numbers }, known)) return say(sentences.full);
    const title = star?.querySelector('bdi')?.textContent ?? '';
    const done = (said[verb] ?? '').replace('{title}', () => title);
    say(done);
    // The pressed button disappeared with what it was about.
    if (place) star?.focus();
    if (wanted.verb !== 'wish') void look(number).then((heard) => heard && say(`${done} ${heard}`.trim()));
  });

  const relight = () => {
    light(form, festival);
    void look();
  };
  const retell = () => void tell(festival);
  onChange(relight);
  addEventListener('online', retell);
  // « back » restores the page as it was.
  addEventListener('pageshow', relight);
  relight();
  retell();
}

/**
 * A button to link this browser's stars to this private address; choices made here before are
 * added. Hidden without scripts.
 */
export function useHere(place: HTMLElement): void {
  const { festival = '', token = '', full = '', busy = '' } = place.dataset;
  const [ask, used, refused] = ['ask', 'used', 'refused'].map((name) =>
    place.querySelector<HTMLElement>(`[data-${name}]`),
  );
  const show = () => {
    const isUsed = keptOf(festival).token === token;
    if (ask) ask.hidden = isUsed;
    if (used) used.hidden = !isUsed;
  };
  ask?.querySelector('button')?.addEventListener('click', async () => {
    const status = await joinAddress(festival, token);
    // If the address was closed meanwhile, the reloaded page says so.
    if ([200, 404, 410].includes(status)) location.reload();
    else if (refused) refused.textContent = status === 409 ? full : busy;
  });
  onChange(show);
  show();
  place.hidden = false;
}
