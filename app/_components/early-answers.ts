'use client';

import { type RefObject, useEffect } from 'react';
import { answerAs, type Control, isTyped } from './kept-text.ts';

/*
 * What is answered before the page's script has come. A form that holds its values itself writes those of the server over it when it takes
 * over: a text that was there already and a choice fall back. They are read when this file is loaded, which is before, and put back after.
 */

const answers = new Map<Control, string | boolean>();
const taken = new WeakSet<HTMLFormElement>();
/** Those that stood in the page before their script. */
const drawn = new WeakSet(typeof document === 'undefined' ? [] : [...document.forms]);

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';
const heldBy = (control: Control) => (isChoice(control) ? control.checked : control.value);

/** What the page was drawn with. */
function drawnIn(control: Control): string | boolean {
  if (control instanceof HTMLSelectElement)
    return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? '';
  return isChoice(control) ? control.defaultChecked : control.defaultValue;
}

function note(control: EventTarget | null): void {
  if (!isTyped(control) || !control.form || taken.has(control.form)) return;
  answers.set(control, heldBy(control));
}

/** A browser that goes back or loads again fills in what it remembers: nobody answered that now. */
const isFirstLoad = () =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'navigate');

if (typeof document !== 'undefined') {
  const controls = isFirstLoad() ? [...document.forms].flatMap((form) => [...form.elements]) : [];
  for (const control of controls) if (isTyped(control) && heldBy(control) !== drawnIn(control)) note(control);
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target, isTrusted }) => isTrusted && note(target), {
      capture: true,
      passive: true,
    });
}

/** Whether this form holds something else than it was drawn with when its script came: nobody heard of it being typed. */
export const isAnsweredEarly = (form: HTMLFormElement): boolean =>
  drawn.has(form) && [...form.elements].some((control) => isTyped(control) && heldBy(control) !== drawnIn(control));

/** Puts the early answers of this form back, once it is live. */
export function useEarlyAnswers(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const { current } = form;
    if (!current) return;
    taken.add(current);
    for (const [control, answer] of [...answers]) {
      if (control.form !== current && control.isConnected) continue;
      answers.delete(control);
      if (control.form === current) answerAs(control, answer);
    }
  }, [form]);
}
