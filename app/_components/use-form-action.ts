'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState, useMemo } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { acting, tellAct } from '#app/_ui/heard-changes.ts';
import { useLive } from '#app/_ui/use-live.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import en from '#lib/i18n/en/unsaved.json' with { type: 'json' };
import fr from '#lib/i18n/fr/unsaved.json' with { type: 'json' };

/*
 * React resets a form after its action, whatever the answer: uncontrolled selects and boxes then go
 * back to what the page was drawn with. After a refusal the reset is cancelled, so that the form
 * keeps everything.
 */

/** The form that was submitted last; its action is called during the `submit` event. */
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

/** Notes which form this data was read from. */
function postedForm(data: FormData): void {
  if (submitted) forms.set(data, submitted);
}

/** Notes what the action answered to this data, before React gets it. */
function answeredForm(data: FormData, isRefused: boolean): void {
  const form = forms.get(data);
  if (!form) return;
  if (isRefused) refused.add(form);
  else refused.delete(form);
}

export type FormAction<S extends FormState = FormState> = (state: S, form: FormData) => Promise<S>;
type PlacedAction<S extends FormState, P> = (place: P, state: S, form: FormData) => Promise<S>;
type Form<S extends FormState> = readonly [state: S, send: (form: FormData) => void, isPending: boolean];

/**
 * `useActionState` for our forms. If the server does not answer (stopped, restarting, unreachable),
 * a sentence appears above the form and what was typed stays; React alone would replace the form by
 * the failure page. A refusal leaves every control as it was. Before the script runs, the form
 * posts to the action itself. An action that takes a place first is given it as well.
 */
export function useFormAction<S extends FormState>(action: FormAction<S>): Form<S>;
export function useFormAction<S extends FormState, P>(action: PlacedAction<S, P>, place: P): Form<S>;
export function useFormAction<S extends FormState, P>(given: FormAction<S> | PlacedAction<S, P>, place?: P): Form<S> {
  const isLive = useLive();
  const action = place === undefined ? (given as FormAction<S>) : boundAction(given as PlacedAction<S, P>, place);
  const answered = useMemo(() => keepingRefused(alwaysAnswered(action)), [action]);
  const [state, send, isPending] = useActionState<S, FormData>(
    (isLive ? answered : action) as never,
    { ok: null } as never,
  );
  const sendNoted = useMemo(
    () => (form: FormData) => {
      postedForm(form);
      send(form);
    },
    [send],
  );
  return [state, isLive ? sendNoted : send, isPending];
}

// The bound functions of one action, by place.
const bound = new WeakMap<object, CountedCache<unknown>>();
const KEPT = 500;

/**
 * `action.bind(null, place)`, and the same function for the same place: for a form posted without a
 * script, React on the server waits for the bound arguments and then draws the component again;
 * with a new function each time it would wait for ever.
 */
function boundAction<S extends FormState, P>(action: PlacedAction<S, P>, place: P): FormAction<S> {
  const places = bound.get(action) ?? new CountedCache(KEPT);
  bound.set(action, places);
  return places.keep(JSON.stringify(place), () => action.bind(null, place)) as FormAction<S>;
}

/** The same action, after which a refused form is not reset. */
function keepingRefused<S extends FormState>(action: FormAction<S>): FormAction<S> {
  return async (state, form) => {
    const answer = await action(state, form);
    answeredForm(form, answer.ok === false);
    return answer;
  };
}

/** The same action, which answers a refusal instead of throwing. Redirects are passed on. */
export function alwaysAnswered<S extends FormState>(action: FormAction<S>): FormAction<S> {
  return async (state, form) => {
    try {
      const answer = await acting(action(state, form));
      if (answer.ok) tellAct(answer.undo);
      return answer;
    } catch (error) {
      // A redirect means that the act was done, even if it leads to the same path.
      if (isRedirect(error)) tellAct();
      unstable_rethrow(error);
      return { ok: false, message: sentenceOf(error), fields: {}, values: typedValues(form) } as FormState as S;
    }
  };
}

/** What `redirect()` of next/navigation throws. */
const isRedirect = (error: unknown) =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT;');

/** These sentences are part of the script, since the server may not answer any more. */
function sentenceOf(error: unknown): string {
  const said = location.pathname.startsWith('/en') ? en : fr;
  if (unstable_isUnrecognizedActionError(error)) return said.updated;
  return error instanceof Error && 'digest' in error ? said.failed : said.unanswered;
}
