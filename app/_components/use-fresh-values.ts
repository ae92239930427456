'use client';

import { useEffect, useState } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import type { FormState } from '#app/_server/form-action.ts';
import { formContentOf } from './kept-text.ts';

/** Whether a field shows another value; a box is false once it stands, and nothing before. */
const isOther = (one: FieldValues, other: FieldValues, name: string): boolean =>
  formContentOf({ [name]: one[name] }) !== formContentOf({ [name]: other[name] });

/**
 * What a form and the server agree about: what it posted, as long as that was not refused, else
 * what it was opened with.
 */
export function agreementOf<V extends FieldValues>(first: V) {
  let opened = first;
  let posted: V | null = null;
  /** Under which version what is typed was seen, where somebody else wrote in that field since. */
  let seen: unknown;
  return {
    post: (typed: V) => {
      posted = structuredClone(typed);
    },
    refuse: () => {
      posted = null;
    },
    /**
     * Takes over what the server says of a record that has a new version; answers the fields in
     * which what is typed stays, and the version to save it under, null for the same version. Where
     * somebody else wrote in one of those fields it stays the one that was seen: saved under the
     * new one, what is typed would write over theirs unasked.
     */
    renew: (values: V, typed: V): { names: string[]; version: unknown } | null => {
      if (opened.version === values.version) return null;
      const agreed = posted ?? opened;
      const names = Object.keys(values).filter((name) => isOther(typed, agreed, name));
      // What was posted was saved, or its refusal has told of this version.
      const isAnswered = posted !== null || typed.version === values.version;
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
 * Takes over what the server says when the record has a new version: after a save the rows have
 * their ids, after an act or « Défaire » the fields their values. What was typed meanwhile stays,
 * and what was posted and refused or not answered. Answers a function to call when the form is
 * posted.
 */
export function useFreshValues<V extends FieldValues>(
  form: UseFormReturn<V>,
  values: V,
  formId: string,
  answer: Pick<FormState, 'ok'>,
): () => void {
  const [agreement] = useState(() => agreementOf(values));
  const { reset, getValues, setValue } = form;

  // Before the values: a refusal may come with those of an act that went well.
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
    // Rows were drawn anew: the keyboard goes on where it was.
    if (focused)
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>(`#${CSS.escape(formId)} [name="${CSS.escape(focused)}"]`)?.focus();
      });
  }, [agreement, values, reset, getValues, setValue, formId]);

  return () => agreement.post(getValues());
}
