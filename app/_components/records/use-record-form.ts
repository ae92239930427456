'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import {
  type FormEvent,
  type KeyboardEvent,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type FieldErrors, type FieldValues, get, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { RecordConflict } from '../../../lib/history/record-conflict.ts';
import { readFieldError } from '../../../lib/i18n/field-messages.ts';
import type { FormState } from '../../_server/form-action.ts';
import { useKeptValues } from '../kept-form.tsx';

export type RecordAction = (state: FormState, form: FormData) => Promise<FormState>;

type Refused = Extract<FormState, { ok: false }>;

const isConflict = (value: unknown): value is RecordConflict =>
  typeof value === 'object' && value !== null && 'fields' in value && 'theirs' in value;

/** The messages of react-hook-form's errors by dotted name. */
function flattened(errors: FieldErrors, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, error] of Object.entries(errors)) {
    if (!error || key === 'ref') continue;
    const name = prefix + key;
    if (typeof error.message === 'string' && error.type !== undefined)
      found[name.replace(/\.root$/, '')] = error.message;
    else if (typeof error === 'object') Object.assign(found, flattened(error as FieldErrors, `${name}.`));
  }
  return found;
}

/** What a form without a script shows after a refusal: what was typed, on top of the version the reader was told of. */
function shownFirst(state: FormState, values: FieldValues): FieldValues {
  if (state.ok !== false) return values;
  const version = isConflict(state.conflict) ? state.conflict.version : state.values.version;
  return { ...state.values, version };
}

/**
 * A record's form: one zod schema for the browser and the action, the text kept through a reload, the other's version when two people
 * wrote. Works before and without a script: `field` gives native controls their values, and the action answers with what was typed.
 */
export function useRecordForm({
  name,
  action,
  schema,
  values,
}: {
  name: string;
  action: RecordAction;
  schema: z.ZodType<FieldValues, FieldValues>;
  values: FieldValues;
}) {
  const [state, send, isPending] = useActionState<FormState, FormData>(action, { ok: null });
  const [first] = useState(() => shownFirst(state, values));
  const form = useForm<FieldValues>({ resolver: zodResolver(schema), defaultValues: first });
  const kept = useKeptValues(name, form, state);
  const sentences = useTranslations('fields');
  const element = useRef<HTMLFormElement>(null);
  const { errors, isDirty } = form.formState;
  const [attempt, setAttempt] = useState<{ by: 'browser'; fields: Record<string, string> } | { by: 'server' }>({
    by: 'server',
  });

  const said = (all: FieldErrors) =>
    Object.fromEntries(
      Object.entries(flattened(all)).map(([path, message]) => {
        const { key, value } = readFieldError(message);
        return [path, sentences(key, { value })];
      }),
    );

  const refused: Refused | null = attempt.by === 'server' && state.ok === false ? state : null;
  const conflict = refused && isConflict(refused.conflict) ? refused.conflict : null;
  const inline = attempt.by === 'browser' ? said(errors) : (refused?.fields ?? {});

  const sent = useRef('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    void form.handleSubmit(
      () => {
        if (!element.current) return;
        const posted = new FormData(element.current);
        sent.current = JSON.stringify(form.getValues());
        kept.sent();
        setAttempt({ by: 'server' });
        startTransition(() => send(posted));
      },
      (wrong) => setAttempt({ by: 'browser', fields: said(wrong) }),
    )(event);
  };

  // What the server holds by now becomes what the form starts from, unless somebody went on typing.
  const held = JSON.stringify(values);
  const reset = useRef(form.reset);
  const now = useRef({ values, isDirty, getValues: form.getValues });
  now.current = { values, isDirty, getValues: form.getValues };
  useEffect(() => {
    const wasTyped = JSON.stringify(now.current.getValues()) !== sent.current;
    if (state.ok === true && !wasTyped) reset.current(now.current.values);
    if (state.ok === false && isConflict(state.conflict))
      reset.current(
        { ...now.current.getValues(), version: state.conflict.version },
        { keepDirtyValues: false, keepDefaultValues: true },
      );
  }, [state]);
  const shown = useRef(held);
  useEffect(() => {
    if (shown.current === held) return;
    shown.current = held;
    if (!now.current.isDirty) reset.current(JSON.parse(held) as FieldValues);
  }, [held]);

  const summary = useMemo(() => {
    if (attempt.by === 'browser')
      return {
        message: sentences('summary', { count: Object.keys(attempt.fields).length }),
        fields: attempt.fields,
        link: undefined,
      };
    return state.ok === false ? { message: state.message, fields: state.fields, link: state.link } : null;
  }, [attempt, state, sentences]);

  return {
    form,
    state,
    isPending,
    isDirty,
    kept,
    summary,
    conflict,
    id: `record-${name}`,
    /** What a native control of this name is given. */
    field: (path: string) => {
      const { ref, onChange, onBlur } = form.register(path);
      const value = get(first, path) as unknown;
      return {
        name: path,
        ref,
        onChange,
        onBlur,
        defaultValue: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
        error: inline[path],
      };
    },
    /** A box of this name. */
    box: (path: string) => {
      const { ref, onChange, onBlur } = form.register(path);
      const value = get(first, path) as unknown;
      return { name: path, ref, onChange, onBlur, defaultChecked: value === true || value === 'on' };
    },
    /** The error of a name that has no control of its own. */
    error: (path: string): string | undefined => inline[path],
    /** Puts one side of a conflict into the fields. */
    choose: (path: string, side: 'mine' | 'theirs') => {
      const from = side === 'theirs' ? conflict?.theirs : JSON.parse(sent.current || '{}');
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

export type RecordFormState = ReturnType<typeof useRecordForm>;
