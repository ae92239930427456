'use client';

import { useEffect } from 'react';
import { answerAs, type Control, isControl } from './kept-text.ts';

/*
 * Keeps what is typed or chosen before the page's script arrives. React components with a state of
 * their own would miss it, or overwrite it with the server's values. The answers are read when this
 * file loads, before React takes over, and set again once the page is live.
 */

const answers = new Map<Control, string | boolean>();
let isLive = false;

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';
const heldBy = (control: Control) => (isChoice(control) ? control.checked : control.value);

/** The value the page was drawn with. */
function drawnIn(control: Control): string | boolean {
  if (control instanceof HTMLSelectElement)
    return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? '';
  return isChoice(control) ? control.defaultChecked : control.defaultValue;
}

const NEVER_TYPED = ['hidden', 'file', 'submit', 'button', 'image', 'reset'];

function note(control: unknown): void {
  if (isLive || !isControl(control) || NEVER_TYPED.includes(control.type)) return;
  // Of a group of radio buttons only the chosen one is the answer.
  if (control.type === 'radio' && !heldBy(control)) return;
  for (const one of answers.keys())
    if (one.type === 'radio' && one.form === control.form && one.name === control.name) answers.delete(one);
  answers.set(control, heldBy(control));
}

/** On going back or reloading, browsers fill in what they remember, which nobody typed now. */
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

/** Whether this form contains something other than it was drawn with before its script arrived. */
export const isAnsweredEarly = (form: HTMLFormElement): boolean =>
  !isLive && [...form.elements].some((control) => isControl(control) && heldBy(control) !== drawnIn(control));

/** Resets the control to what was drawn, so that setting the answer fires a change. */
function draw(control: Control): void {
  const drawn = drawnIn(control);
  if (typeof drawn === 'string') control.value = drawn;
  else if (control instanceof HTMLInputElement) control.checked = drawn;
}

/** Puts the caret back to where somebody is typing; null where no caret can be kept. */
function caretOf(control: Element | null): (() => void) | null {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return null;
  const { selectionStart: from, selectionEnd: until } = control;
  return from === null ? null : () => control.setSelectionRange(from, until);
}

/**
 * Sets the early answers again. Used once, around everything that is live: its effect runs after
 * those of the components below.
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
    // After React has drawn the answers, which moves the caret to the end.
    if (answers.size > 0) queueMicrotask(() => stay?.());
    answers.clear();
  }, []);
}
