'use client';

import { useEffect } from 'react';
import { answerAs, type Control, isControl } from './kept-text.ts';

/*
 * What is answered before the page's script has come. Whatever holds its values itself knows
 * nothing of it, or writes those of the server over it when it takes over. The answers are read
 * when this file is loaded, which is before, and given again once the page is live.
 */

const answers = new Map<Control, string | boolean>();
let isLive = false;

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';
const heldBy = (control: Control) => (isChoice(control) ? control.checked : control.value);

/** What the page was drawn with. */
function drawnIn(control: Control): string | boolean {
  if (control instanceof HTMLSelectElement)
    return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? '';
  return isChoice(control) ? control.defaultChecked : control.defaultValue;
}

const NEVER_TYPED = ['hidden', 'file', 'submit', 'button', 'image', 'reset'];

function note(control: unknown): void {
  if (isLive || !isControl(control) || NEVER_TYPED.includes(control.type)) return;
  // Of several of which one is chosen, what was chosen last is the answer.
  if (control.type === 'radio' && !heldBy(control)) return;
  for (const one of answers.keys())
    if (one.type === 'radio' && one.form === control.form && one.name === control.name) answers.delete(one);
  answers.set(control, heldBy(control));
}

/** A browser that goes back or loads again fills in what it remembers: nobody answered that now. */
const isFirstLoad = () =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'navigate');

if (typeof document !== 'undefined') {
  const controls = isFirstLoad() ? document.querySelectorAll('input, textarea, select') : [];
  for (const control of controls) if (isControl(control) && heldBy(control) !== drawnIn(control)) note(control);
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target }) => note(target), { capture: true, passive: true });
}

/**
 * Whether this form holds something else than it was drawn with when its script comes: nobody heard
 * of it being typed.
 */
export const isAnsweredEarly = (form: HTMLFormElement): boolean =>
  !isLive && [...form.elements].some((control) => isControl(control) && heldBy(control) !== drawnIn(control));

/** Sets it as drawn, so that whoever watches the control hears the answer as new. */
function draw(control: Control): void {
  const drawn = drawnIn(control);
  if (typeof drawn === 'string') control.value = drawn;
  else if (control instanceof HTMLInputElement) control.checked = drawn;
}

/** Where somebody is typing right now; null where no place in a text can be kept. */
function caretOf(control: Element | null): (() => void) | null {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return null;
  const { selectionStart: from, selectionEnd: until } = control;
  return from === null ? null : () => control.setSelectionRange(from, until);
}

/**
 * Gives the early answers again. Stands once, around all that is live: by then whatever is below it
 * has taken over.
 */
export function useEarlyAnswers(): void {
  useEffect(() => {
    isLive = true;
    const stay = caretOf(document.activeElement);
    for (const [control, answer] of answers) {
      if (!control.isConnected) continue;
      draw(control);
      answerAs(control, answer);
    }
    // After what the answers change has been drawn, which moves to the end of a text.
    if (answers.size > 0) queueMicrotask(() => stay?.());
    answers.clear();
  }, []);
}
