'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { anything, parseAct } from '../../../lib/selections/acts.ts';
import { hasEvent, type Selection } from '../../../lib/selections/selection.ts';
import { act, keptOf, onChange, tell } from './store.ts';

type Words = { isIn: string; isOut: string; isWished: string; isUnwished: string; full: string };

/** Whether this star is lit: its value says what it would do. */
function isLit(value: string, selection: Selection): boolean {
  const [number = 0] = parseAct(value)?.numbers ?? [];
  return value.startsWith('wish') ? selection.films.includes(number) : hasEvent(selection, number);
}

const starsOf = (form: string) => document.querySelectorAll<HTMLButtonElement>(`button[form="${form}"]`);

/** Lights the stars of the page. They are drawn by the server and stay its own: only what they tell is changed here. */
function light(form: string, festival: string): void {
  const { selection } = keptOf(festival);
  for (const star of starsOf(form)) {
    const lit = isLit(star.value, selection);
    star.setAttribute('aria-pressed', String(lit));
    star.querySelector('.star-on')?.toggleAttribute('hidden', !lit);
    star.querySelector('.star-off')?.toggleAttribute('hidden', lit);
  }
  const count = selection.events.length > 0 ? String(selection.events.length) : '';
  // The same text again would be a change to whoever watches the page, and that is this island.
  for (const place of document.querySelectorAll('[data-my-count]'))
    if (place.textContent !== count) place.textContent = count;
}

/**
 * The form of the stars. Without scripts it posts, and a private address is made; with them the choice stays in this browser, in all its tabs, and goes on to a private
 * address where the visitor made one.
 */
export function StarIsland({
  form,
  action,
  festival,
  locale,
  words,
}: {
  form: string;
  action: string;
  festival: string;
  locale: string;
  words: Words;
}) {
  const [said, say] = useState('');
  useEffect(() => {
    const relight = () => light(form, festival);
    const retell = () => void tell(festival);
    relight();
    retell();
    const stop = onChange(relight);
    // Séances that come into the page later bring their stars.
    const watch = new MutationObserver(
      (changes) => changes.some(({ addedNodes }) => addedNodes.length > 0) && relight(),
    );
    watch.observe(document.body, { childList: true, subtree: true });
    addEventListener('online', retell);
    return () => {
      stop();
      watch.disconnect();
      removeEventListener('online', retell);
    };
  }, [form, festival]);

  function toggle(event: FormEvent) {
    const star = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const wanted = parseAct(star?.value ?? '');
    if (!star || !wanted) return;
    event.preventDefault();
    const wasLit = isLit(star.value, keptOf(festival).selection);
    const isFilm = wanted.verb === 'wish';
    const verb = isFilm ? (wasLit ? 'unwish' : 'wish') : wasLit ? 'remove' : 'add';
    const title = star.querySelector('bdi')?.textContent ?? '';
    if (!act(festival, { verb, numbers: wanted.numbers }, anything)) return say(words.full);
    const sentence = { add: words.isIn, remove: words.isOut, wish: words.isWished, unwish: words.isUnwished }[verb];
    say(sentence.replace('{title}', title));
  }

  return (
    <>
      <form id={form} method="post" action={action} onSubmit={toggle}>
        <input type="hidden" name="festival" value={festival} />
        <input type="hidden" name="locale" value={locale} />
      </form>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
