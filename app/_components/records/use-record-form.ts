'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldErrors, type FieldValues, get, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useKeptValues } from '#app/_components/kept-form.tsx';
import { formContentOf } from '#app/_components/kept-text.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { useFreshValues } from '#app/_components/use-fresh-values.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import type { RecordConflict } from '#lib/history/record-conflict.ts';
import { readFieldError } from '#lib/i18n/field-messages.ts';
import { errorsByName } from './errors-by-name.ts';
import type { Texts } from './one-language.tsx';

export type RecordAction = (state: FormState, form: FormData) => Promise<FormState>;

/** What the form of a record is drawn from: which one it is about, and what that holds. */
export type RecordFormProps<V, P = RecordPlace> = { place: P; values: V; isReadOnly: boolean };

type Refused = Extract<FormState, { ok: false }>;

const isConflict = (value: unknown): value is RecordConflict =>
  typeof value === 'object' && value !== null && 'fields' in value && 'theirs' in value;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const isTicked = (value: unknown): boolean => value === true || value === 'on';

/**
 * Errors by the control they stand beside: several values typed in one, as names a line each, are
 * answered by their place in it.
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
 * What a form without a script shows after a refusal: what was typed, on top of the version the
 * reader was told of.
 */
function shownFirst(state: FormState, values: FieldValues): FieldValues {
  if (state.ok !== false) return values;
  const version = isConflict(state.conflict) ? state.conflict.version : state.values.version;
  return { ...state.values, version };
}

/**
 * A record's form: one zod schema for the browser and the action, the text kept through a reload,
 * the other's version when two people wrote. Works before and without a script: `field` gives
 * native controls their values, and the action answers with what was typed.
 */
export function useRecordForm<P extends RecordPlace>({
  name,
  save,
  place,
  schema,
  values,
}: {
  name: string;
  save: (place: P, state: FormState, form: FormData) => Promise<FormState>;
  place: P;
  schema: z.ZodType<FieldValues, FieldValues>;
  values: FieldValues;
}) {
  const [state, send, isPending] = useFormAction(save, place);
  const [first] = useState(() => shownFirst(state, values));
  // The focus is given where the form is drawn (`useFaultInSight`).
  const form = useForm<FieldValues>({ resolver: zodResolver(schema), defaultValues: first, shouldFocusError: false });
  const kept = useKeptValues(name, form, state, values);
  const sentences = useTranslations('fields');
  const element = useRef<HTMLFormElement>(null);
  const { errors, defaultValues } = form.formState;
  // A box the server gave no value for holds false once it stands: to react-hook-form that alone is
  // a change.
  const isDirty = form.formState.isDirty && formContentOf(form.getValues()) !== formContentOf(defaultValues);
  const [attempt, setAttempt] = useState<
    { by: 'browser'; message: string; fields: Record<string, string> } | { by: 'server' }
  >({ by: 'server' });

  const said = (all: FieldErrors) =>
    Object.fromEntries(
      Object.entries(errorsByName(all)).map(([path, message]) => {
        const { key, value } = readFieldError(message);
        return [path, sentences(key, { value })];
      }),
    );

  const refused: Refused | null = attempt.by === 'server' && state.ok === false ? state : null;
  const conflict = refused && isConflict(refused.conflict) ? refused.conflict : null;
  const inline = besideControls(attempt.by === 'browser' ? said(errors) : (refused?.fields ?? {}), first);

  const posting = useFreshValues(form, values, `record-${name}`, state);
  const sent = useRef<FieldValues>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    void form.handleSubmit(
      () => {
        const posted = new FormData(element.current ?? undefined);
        // With a script a choice has already been put into the fields.
        for (const key of [...posted.keys()]) if (key.startsWith('choice.')) posted.delete(key);
        sent.current = structuredClone(form.getValues());
        kept.sent();
        posting();
        setAttempt({ by: 'server' });
        startTransition(() => send(posted));
      },
      (wrong) => {
        const fields = said(wrong);
        // Said once: a page drawn again has another translator, and would take the focus again.
        setAttempt({ by: 'browser', message: sentences('summary', { count: Object.keys(fields).length }), fields });
      },
    )(event);
  };
  // The next save is on top of the version the reader was just told of, with what only the other
  // changed; the rest they choose.
  const { setValue } = form;
  useEffect(() => {
    if (!conflict) return;
    setValue('version', conflict.version);
    for (const { name: path, isMineUntouched } of conflict.fields)
      if (isMineUntouched) setValue(path, get(conflict.theirs, path), { shouldDirty: true });
  }, [conflict, setValue]);

  // react-hook-form believes a ticked attribute before the value it holds: one that stands for what
  // the form was opened with would undo what was saved.
  const believed = (ref: (node: HTMLInputElement | null) => void) => (node: HTMLInputElement | null) => {
    if (node?.defaultChecked) {
      const { checked } = node;
      node.defaultChecked = false;
      node.checked = checked;
    }
    ref(node);
  };
  const listening = (path: string) => {
    const { ref, onChange, onBlur } = form.register(path);
    return { name: path, ref, onChange, onBlur };
  };

  const summary = useMemo(() => {
    if (attempt.by === 'browser')
      return { message: attempt.message, fields: besideControls(attempt.fields, first), link: undefined };
    return state.ok === false
      ? { message: state.message, fields: besideControls(state.fields, first), link: state.link }
      : null;
  }, [attempt, state, first]);

  const controls = {
    /** What a native control of this name is given. */
    field: (path: string) => ({ ...listening(path), defaultValue: textOf(get(first, path)), error: inline[path] }),
    /** A box of this name. */
    box: (path: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), defaultChecked: isTicked(get(first, path)) };
    },
    /**
     * What a hidden control of this name is given: what the form holds, as each drawing of one
     * writes its value anew.
     */
    hidden: (path: string) => ({ ...listening(path), defaultValue: textOf(form.getValues(path)) }),
    /** One choice of several under this name. */
    radio: (path: string, choice: string) => {
      const { ref, ...heard } = listening(path);
      return { ...heard, ref: believed(ref), value: choice, defaultChecked: get(first, path) === choice };
    },
  };

  return {
    place,
    form,
    state,
    isPending,
    isDirty,
    kept,
    summary,
    conflict,
    id: `record-${name}`,
    ...controls,
    /**
     * Whether a box that is no value of the record was ticked in a form that was refused without a
     * script.
     */
    wasTicked: (path: string): boolean => isTicked(get(first, path)),
    /** The error of a name that has no control of its own. */
    error: (path: string): string | undefined => inline[path],
    /** Whether something under these names is wrong. */
    isWrong: (...names: string[]): boolean =>
      Object.keys(inline).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`))),
    /** These texts in two languages, of which a section shows one at a time. */
    texts: (...names: string[]): Texts => ({ control: form.control, names }),
    /** Puts one side of a conflict into the fields. */
    choose: (path: string, side: 'mine' | 'theirs') => {
      const from = side === 'theirs' ? conflict?.theirs : sent.current;
      form.setValue(path, get(from, path), { shouldDirty: true });
    },
    formProps: {
      id: `record-${name}`,
      ref: element,
      action: send,
      noValidate: true,
      onSubmit: submit,
      onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      },
    },
  };
}

export type RecordFormState = ReturnType<typeof useRecordForm<RecordPlace>>;

/** What the controls of a row are given. */
export type RowControls = {
  field: (path: string) => { name: string; defaultValue: string; error: string | undefined };
  box: (path: string) => { name: string; defaultChecked: boolean };
  hidden: (path: string) => { name: string; defaultValue: string };
};

/**
 * The controls of the blank row that a page without a script has: nothing hears of them until they
 * are posted.
 */
export const unheard: RowControls = {
  field: (name) => ({ name, defaultValue: '', error: undefined }),
  box: (name) => ({ name, defaultChecked: false }),
  hidden: (name) => ({ name, defaultValue: '' }),
};
