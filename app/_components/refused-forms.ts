'use client';

/*
 * React resets a form once its action has answered, whatever the answer: a select and a box that
 * React does not control then fall back to what the page was drawn with. A form that was refused
 * keeps all of it: its reset is called off.
 */

/** The form whose `submit` event was heard last; its action is called while the event lasts. */
let submitted: HTMLFormElement | null = null;
const forms = new WeakMap<FormData, HTMLFormElement>();
const refused = new WeakSet<HTMLFormElement>();

const formOf = ({ target }: Event) => (target instanceof HTMLFormElement ? target : null);

if (typeof document !== 'undefined') {
  document.addEventListener(
    'submit',
    (event) => {
      submitted = formOf(event);
    },
    true,
  );
  document.addEventListener(
    'reset',
    (event) => {
      const form = formOf(event);
      if (form && refused.has(form)) event.preventDefault();
    },
    true,
  );
}

/** Notes which form this data was just read from. */
export function postedForm(data: FormData): void {
  if (submitted) forms.set(data, submitted);
}

/** Notes what the action answered to this data, before React hears of it. */
export function answeredForm(data: FormData, isRefused: boolean): void {
  const form = forms.get(data);
  if (!form) return;
  if (isRefused) refused.add(form);
  else refused.delete(form);
}
