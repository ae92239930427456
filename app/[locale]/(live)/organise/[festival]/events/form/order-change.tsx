'use client';

import { useWatch } from 'react-hook-form';
import { effectOf } from '#lib/events/effect.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { useEffectSentence } from './effect.tsx';
import { useEventForm } from './form-context.ts';
import { useLayOut } from './use-order.ts';

/** What the changes typed so far do to the debate or the end, before they are saved. */
export function OrderChange() {
  const { initial } = useEventForm();
  const layOut = useLayOut();
  const sentence = useEffectSentence();
  const values = useWatch<EventFormValues>() as EventFormValues;
  const isNew = initial.version === '0';
  const effect = isNew || !values.items ? null : effectOf(layOut(initial), layOut(values));
  return (
    <p role="status" className="rounded-field bg-accent-soft px-3 py-2 font-semibold empty:hidden">
      {effect && sentence(effect)}
    </p>
  );
}
