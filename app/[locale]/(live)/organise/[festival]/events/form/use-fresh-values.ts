'use client';

import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { EventFormValues } from '../../../../../../../lib/events/form-values.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Takes over what the server says when the séance has a new version: after a save the rows have their ids, after an act or « Défaire » the fields
 * their values. What was typed meanwhile stays. Answers a function to call when the form is posted.
 */
export function useFreshValues(form: UseFormReturn<EventFormValues>, values: EventFormValues): () => void {
  const opened = useRef(values);
  const posted = useRef<EventFormValues | null>(null);
  const { reset, getValues } = form;

  useEffect(() => {
    if (opened.current.version === values.version) return;
    // What the form last agreed with the server about: what it posted, else what it was opened with.
    const agreed = posted.current ?? opened.current;
    const typed = getValues();
    opened.current = values;
    posted.current = null;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.getAttribute('name') : null;
    reset(values);
    const names = Object.keys(values) as (keyof EventFormValues)[];
    const since = names.filter((name) => name !== 'version' && !same(typed[name], agreed[name]));
    for (const name of since) form.setValue(name, typed[name], { shouldDirty: true });
    // Rows were drawn anew: the keyboard goes on where it was.
    if (focused)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`#event-form [name="${CSS.escape(focused)}"]`)?.focus(),
      );
  }, [values, reset, getValues, form.setValue]);

  return () => {
    posted.current = structuredClone(getValues());
  };
}
