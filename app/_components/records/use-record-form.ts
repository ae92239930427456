'use client';

import { type FormEvent, type KeyboardEvent, startTransition, useEffect, useRef, useState } from 'react';
import {
  type FieldValues,
  get,
  type Path,
  type PathValue,
  type UseFormReturn,
  type UseFormSetValue,
  useForm,
} from 'react-hook-form';
import type { z } from 'zod';
import { useKeptValues } from '#app/_components/kept-form.tsx';
import { formContentOf } from '#app/_components/kept-text.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import type { RecordConflict } from '#lib/history/conflict.ts';
import type { Texts } from './language-switch.tsx';
import { postedBy, recordControls } from './record-controls.ts';
import { checkedLater, type ReadPosted, shownFirst, useRecordFaults } from './record-faults.ts';

/** What the form of a record is drawn from: which record it is, and its values. */
export type RecordFormProps<V, P = RecordPlace> = { place: P; values: V; isReadOnly: boolean };

/**
 * After a conflict, the next save is based on the version the reader was just told of, and takes
 * over what only the other person changed; for the rest the reader chooses.
 */
function useTheirs(
  conflict: RecordConflict | null,
  setValue: UseFormSetValue<FieldValues>,
  fieldsOf: (name: string) => readonly string[],
) {
  useEffect(() => {
    if (!conflict) return;
    setValue('version', conflict.version);
    for (const { name, isMineUntouched } of conflict.fields)
      if (isMineUntouched) fill(setValue, fieldsOf(name), conflict.theirs);
  }, [conflict, setValue, fieldsOf]);
}

const fill = (setValue: UseFormSetValue<FieldValues>, paths: readonly string[], from: unknown) => {
  for (const path of paths) setValue(path, get(from, path), { shouldDirty: true, shouldValidate: true });
};

const fieldOfThatName = (name: string): readonly string[] => [name];

type Schema = z.ZodType<FieldValues>;
const checkOf = async (schema: Promise<Schema>) => {
  const [{ zodResolver }, read] = await Promise.all([import('@hookform/resolvers/zod'), schema]);
  // What a schema is typed to read may be unknown: here it always reads the form's values.
  return zodResolver(read as z.ZodType<FieldValues, FieldValues>);
};

/** The resolver that checks the form: made once, and again when `by` changes. */
function useCheck<B>(schema: (by: B) => Promise<Schema>, by: B) {
  const made = () => ({ by, check: checkedLater(() => checkOf(schema(by))) });
  const [kept, keep] = useState(made);
  if (JSON.stringify(kept.by) === JSON.stringify(by)) return kept.check;
  const next = made();
  // Sets state while rendering, as React allows for values derived from props.
  keep(next);
  return next.check;
}

/** Whether a field shows another value; a box that was never set counts as false. */
const isOther = (one: FieldValues, other: FieldValues, name: string): boolean =>
  formContentOf({ [name]: one[name] }) !== formContentOf({ [name]: other[name] });

/**
 * The values that form and server agree on: those posted, unless they were refused, else those the
 * form was opened with.
 */
export function agreementOf<V extends FieldValues>(first: V) {
  let opened = first;
  let posted: V | null = null;
  /** The version under which the typed text was seen, if somebody else changed that field since. */
  let seen: unknown;
  return {
    post: (typed: V) => {
      posted = structuredClone(typed);
    },
    refuse: () => {
      posted = null;
    },
    /**
     * Takes over a new version of the record from the server. Returns the fields in which typed
     * text stays, and the version to save under; null for the same version. If somebody else
     * changed one of those fields, that is the version the reader saw: under the new one, their
     * text would overwrite the other's without a question.
     */
    renew: (values: V, typed: V): { names: string[]; version: unknown } | null => {
      if (opened.version === values.version) return null;
      const agreed = posted ?? opened;
      const names = Object.keys(values).filter((name) => isOther(typed, agreed, name));
      // The post was saved, or its refusal told the reader of this version.
      const isAnswered = posted !== null || String(typed.version) === String(values.version);
      const isTheirs = (name: string) => isOther(values, opened, name) && isOther(values, typed, name);
      if (isAnswered || names.length === 0) seen = undefined;
      else if (seen === undefined && names.some(isTheirs)) seen = typed.version;
      opened = values;
      posted = null;
      return { names, version: seen ?? values.version };
    },
  };
}

/**
 * Updates the form when the record has a new version: after a save rows have ids, after an act or «
 * Défaire » fields have other values. Text typed meanwhile stays, as does text that was posted and
 * refused or not answered. Returns a function to call when the form is posted.
 */
function useFreshValues<V extends FieldValues>(
  form: UseFormReturn<V>,
  values: V,
  formId: string,
  answer: Pick<FormState, 'ok'>,
): () => void {
  const [agreement] = useState(() => agreementOf(values));
  const { reset, getValues, setValue } = form;

  // Before taking over the values: a refusal may arrive together with values from an act that
  // succeeded.
  useEffect(() => {
    if (answer.ok === false) agreement.refuse();
  }, [answer, agreement]);

  useEffect(() => {
    const typed = getValues();
    const renewed = agreement.renew(values, typed);
    if (!renewed) return;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.getAttribute('name') : null;
    reset(values);
    for (const name of renewed.names)
      setValue(name as Path<V>, typed[name] as PathValue<V, Path<V>>, { shouldDirty: true });
    setValue('version' as Path<V>, renewed.version as PathValue<V, Path<V>>);
    // Rows were drawn anew: the focus goes back to the same field.
    if (focused)
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>(`#${CSS.escape(formId)} [name="${CSS.escape(focused)}"]`)?.focus();
      });
  }, [agreement, values, reset, getValues, setValue, formId]);

  return () => agreement.post(getValues());
}

/**
 * A record's form: one zod schema for the browser and the action; unsaved text survives a reload;
 * after a conflict, the other's version. Works before and without a script: `field` gives native
 * controls their values, and the action answers with what was typed.
 */
export function useRecordForm<P extends RecordPlace, B = undefined>({
  name,
  save,
  place,
  schema,
  by,
  values,
  fieldsOf = fieldOfThatName,
  readPosted,
  mode = 'onSubmit',
}: {
  name: string;
  save: (place: P, state: FormState, form: FormData) => Promise<FormState>;
  place: P;
  /** Loaded when the form gets the focus: zod would be a third of the page's scripts. */
  schema: (by: B) => Promise<Schema>;
  /** What the schema depends on, if it is not the same for each form. */
  by?: B;
  values: FieldValues;
  /** The fields that hold a compared value, where they have other names. */
  fieldsOf?: (name: string) => readonly string[];
  readPosted?: ReadPosted;
  /** When errors are found first: on posting, or already when a field is left. */
  mode?: 'onSubmit' | 'onTouched';
}) {
  const [state, send, isPending] = useFormAction(save, place);
  const [first] = useState(() => shownFirst(state, values, readPosted));
  // The focus is moved where the form is drawn (`useFaultInSight`).
  const { resolver, ahead } = useCheck(schema, by as B);
  const form = useForm<FieldValues>({ resolver, defaultValues: first, mode, shouldFocusError: false });
  const { errors, defaultValues, isDirty, isSubmitting } = form.formState;
  // Also while it is being checked, which may wait for the schema: a second press must not post
  // again.
  const isSaving = isSubmitting || isPending;
  const id = `record-${name}`;
  const kept = useKeptValues(name, form, state, values);
  const { inline, conflict, summary, refuse, forget } = useRecordFaults(state, first, errors);
  const posting = useFreshValues(form, values, id, state);
  useTheirs(conflict, form.setValue, fieldsOf);

  const element = useRef<HTMLFormElement>(null);
  const sent = useRef<FieldValues>(first);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSaving) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void form.handleSubmit(
      () => {
        const posted = postedBy(element.current, submitter);
        sent.current = structuredClone(form.getValues());
        kept.sent();
        posting();
        forget();
        startTransition(() => send(posted));
      },
      (wrong) => refuse(wrong, element.current),
    )(event);
  };

  return {
    place,
    form,
    state,
    isPending: isSaving,
    kept,
    /** The version of the record as the page was drawn with it. */
    version: values.version as unknown,
    /** The values it was drawn with first. */
    first,
    summary,
    conflict,
    id,
    // A box without a value from the server holds false once it is mounted, which react-hook-form
    // takes for a change.
    isDirty: isDirty && formContentOf(form.getValues()) !== formContentOf(defaultValues),
    ...recordControls(form, first, inline),
    /** Texts in two languages, of which a section shows one at a time. */
    texts: (...names: string[]): Texts => ({ control: form.control, names }),
    /** Puts one side of a conflict into the fields. */
    choose: (name: string, side: 'mine' | 'theirs') =>
      fill(form.setValue, fieldsOf(name), side === 'theirs' ? conflict?.theirs : sent.current),
    formProps: {
      id,
      ref: element,
      action: send,
      noValidate: true,
      onSubmit: submit,
      onFocus: ahead,
      /** Saves with Ctrl S or ⌘ S, with Caps Lock too. */
      onKeyDown: (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'preventDefault'>) => {
        if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        element.current?.requestSubmit();
      },
    },
  };
}

export type RecordFormState = ReturnType<typeof useRecordForm<RecordPlace>>;
