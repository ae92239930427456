import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { type FieldErrors, type FieldValues, get, type Resolver } from 'react-hook-form';
import type { FormState } from '#app/_server/form-action.ts';
import { inFormOrder } from '#lib/form-order.ts';
import type { RecordConflict } from '#lib/history/conflict.ts';
import { fieldSentences } from '#lib/i18n/field-messages.ts';

type Refused = Extract<FormState, { ok: false }>;

const isConflict = (value: unknown): value is RecordConflict =>
  typeof value === 'object' && value !== null && 'fields' in value && 'theirs' in value;

/**
 * Errors by control: several values typed in one control (such as a name per line) have their
 * errors there, with the number of the line.
 */
function besideControls(errors: Record<string, string>, values: FieldValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, said]) => {
      const parts = path.split('.');
      const at = parts.findIndex((_, i) => typeof get(values, parts.slice(0, i + 1).join('.')) === 'string');
      return [at < 0 ? path : parts.slice(0, at + 1).join('.'), said];
    }),
  );
}

/**
 * What a form shows without a script after a refusal: what was typed, with the version the reader
 * was told of.
 */
export function shownFirst(state: FormState, values: FieldValues, read: ReadPosted = asPosted): FieldValues {
  if (state.ok !== false) return values;
  const version = isConflict(state.conflict) ? state.conflict.version : state.values.version;
  return { ...read(state.values), version };
}

/** The values of a form from what it posted, where they are not the same. */
export type ReadPosted = (posted: Refused['values']) => FieldValues;
const asPosted: ReadPosted = (posted) => posted;

/**
 * The errors of a record: from the server's answer (`state`), or found in the browser before
 * posting. `first`: the values the form was drawn with.
 */
export function useRecordFaults(state: FormState, first: FieldValues, errors: FieldErrors) {
  const sentences = useTranslations('fields');
  const [attempt, setAttempt] = useState<
    { by: 'browser'; message: string; fields: Record<string, string> } | { by: 'server' }
  >({ by: 'server' });
  const said = (all: FieldErrors) => fieldSentences(errorsByName(all), sentences);
  const refused: Refused | null = attempt.by === 'server' && state.ok === false ? state : null;
  const summary = useMemo(() => {
    if (attempt.by === 'browser')
      return { message: attempt.message, fields: besideControls(attempt.fields, first), link: undefined };
    return state.ok === false
      ? { message: state.message, fields: besideControls(state.fields, first), link: state.link }
      : null;
  }, [attempt, state, first]);
  return {
    summary,
    /** By the name of the control they stand beside. */
    inline: besideControls(attempt.by === 'browser' ? said(errors) : (refused?.fields ?? {}), first),
    /** Stays while the browser refuses a later try: the same two values still wait for a choice. */
    conflict: state.ok === false && isConflict(state.conflict) ? state.conflict : null,
    /** The browser does not send this form. */
    refuse: (wrong: FieldErrors, form: HTMLFormElement | null) => {
      const names = Array.from(form?.elements ?? [], (control) => control.getAttribute('name') ?? '');
      const fields = inFormOrder(said(wrong), names);
      // Said once: a page drawn again has another translator, and would take the focus again.
      setAttempt({ by: 'browser', message: sentences('summary', { count: Object.keys(fields).length }), fields });
    },
    /** The form is posted: from now on the server's errors count. */
    forget: () => setAttempt({ by: 'server' }),
  };
}

/**
 * The messages of react-hook-form's errors by dotted name; the error of a list as a whole by the
 * list's name.
 */
function errorsByName(errors: FieldErrors, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, error] of Object.entries(errors)) {
    if (!error || key === 'ref') continue;
    const name = prefix + key;
    if (typeof error.message === 'string' && error.type !== undefined)
      found[name.replace(/\.root$/, '')] = error.message;
    else if (typeof error === 'object') Object.assign(found, errorsByName(error as FieldErrors, `${name}.`));
  }
  return found;
}

/** How long a form waits for the code that checks it, in milliseconds. */
const PATIENCE = 3000;

/**
 * Checks a form with a schema that is loaded at the first check, or earlier by `ahead`, and then
 * kept. If it cannot be loaded in time, no error is found and the server checks alone; the next
 * check tries again.
 */
export function checkedLater<V extends FieldValues>(
  load: () => Promise<Resolver<V>>,
): { resolver: Resolver<V>; ahead: () => void } {
  let kept: Promise<Resolver<V> | null> | undefined;
  const loaded = () => {
    kept ??= load().catch(() => {
      kept = undefined;
      return null;
    });
    return kept;
  };
  return {
    resolver: async (values, ...given) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const inVain = new Promise<null>((over) => {
        timer = setTimeout(over, PATIENCE, null);
      });
      const check = await Promise.race([loaded(), inVain]);
      clearTimeout(timer);
      if (!check) kept = undefined;
      return check ? check(values, ...given) : { values, errors: {} };
    },
    ahead: () => void loaded(),
  };
}
