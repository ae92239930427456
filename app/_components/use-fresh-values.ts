'use client';

import { useEffect, useState } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import type { FormState } from '#app/_server/form-action.ts';
import { formContentOf } from './kept-text.ts';

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
export function useFreshValues<V extends FieldValues>(
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
