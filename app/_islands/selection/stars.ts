import { anything, type Known, parseAct } from '#lib/selections/acts.ts';
import { hasEvent, type Selection } from '#lib/selections/selection.ts';
import { act, keptOf, onChange, tell } from './store.ts';

/** What is said once a star was touched, in the reader's language. */
export type StarWords = Readonly<{ isIn: string; isOut: string; isWished: string; isUnwished: string; full: string }>;

/** Whether this star is lit: its value says what it would do. */
function isLit(value: string, selection: Selection): boolean {
  const [number = 0] = parseAct(value)?.numbers ?? [];
  return value.startsWith('wish') ? selection.films.includes(number) : hasEvent(selection, number);
}

/** Lights every star of the page's form, and says on the way to « Ma sélection » how many séances are in it. */
function light(form: HTMLFormElement, festival: string): void {
  const { selection } = keptOf(festival);
  for (const star of document.querySelectorAll<HTMLButtonElement>(`button[form="${form.id}"]`)) {
    const lit = isLit(star.value, selection);
    star.setAttribute('aria-pressed', String(lit));
    star.querySelector('.star-on')?.toggleAttribute('hidden', !lit);
    star.querySelector('.star-off')?.toggleAttribute('hidden', lit);
  }
  const count = selection.events.length;
  // Drawn from the attribute: a page drawn for one reader is taken over by React, which expects the text it wrote.
  for (const place of document.querySelectorAll<HTMLElement>('[data-my-count]'))
    place.dataset.myCount = count > 0 ? String(count) : '';
}

/**
 * The form of the stars. Without scripts it posts, and a private address is made; with them the choice stays in this browser, in all its tabs, and goes
 * on to a private address where the visitor made one.
 */
export function stars(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const { festival = '', words = '{}' } = form.dataset;
  const said = form.nextElementSibling;
  const sentences = JSON.parse(words) as StarWords;
  const say = (text: string) => {
    if (said) said.textContent = text;
  };

  form.addEventListener('submit', (event) => {
    const star = event.submitter as HTMLButtonElement | null;
    const wanted = parseAct(star?.value ?? '');
    if (!star || !wanted) return;
    event.preventDefault();
    const wasLit = isLit(star.value, keptOf(festival).selection);
    const verb = wanted.verb === 'wish' ? (wasLit ? 'unwish' : 'wish') : wasLit ? 'remove' : 'add';
    // Without where it stands, nothing could be said of a later hour or room.
    const known: Known = { ...anything, event: () => star.dataset.stands ?? null };
    if (!act(festival, { verb, numbers: wanted.numbers }, known)) return say(sentences.full);
    const { isIn, isOut, isWished, isUnwished } = sentences;
    const sentence = { add: isIn, remove: isOut, wish: isWished, unwish: isUnwished }[verb];
    say(sentence.replace('{title}', () => star.querySelector('bdi')?.textContent ?? ''));
  });

  const relight = () => light(form, festival);
  const retell = () => void tell(festival);
  onChange(relight);
  addEventListener('online', retell);
  // A page that « back » brings back as it was.
  addEventListener('pageshow', relight);
  relight();
  retell();
}
