'use client';

import { useEffect, useRef } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Takes over what the server says when the record has a new version: after a save the rows have their ids, after an act or « Défaire » the fields
 * their values. What was typed meanwhile stays. Answers a function to call when the form is posted.
 */
export function useFreshValues<V extends FieldValues>(form: UseFormReturn<V>, values: V, formId: string): () => void {
  const opened = useRef(values);
  const posted = useRef<V | null>(null);
  const { reset, getValues, setValue } = form;

  useEffect(() => {
    if (opened.current.version === values.version) return;
    // What the form last agreed with the server about: what it posted, else what it was opened with.
    const agreed = posted.current ?? opened.current;
    const typed = getValues();
    opened.current = values;
    posted.current = null;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.getAttribute('name') : null;
    reset(values);
    const names = Object.keys(values).filter((name) => name !== 'version' && !same(typed[name], agreed[name]));
    for (const name of names) setValue(name as Path<V>, typed[name] as PathValue<V, Path<V>>, { shouldDirty: true });
    // Rows were drawn anew: the keyboard goes on where it was.
    if (focused)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`#${CSS.escape(formId)} [name="${CSS.escape(focused)}"]`)?.focus(),
      );
  }, [values, reset, getValues, setValue, formId]);

  return () => {
    posted.current = structuredClone(getValues());
  };
}
