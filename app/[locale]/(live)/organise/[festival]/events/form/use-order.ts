'use client';

import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type RunningOrder, roomMargins, runningOrderOf } from '#lib/events/running-order.ts';
import { orderIndexOf, typedOrder } from '#lib/events/typed-order.ts';
import { useEventForm } from './form-context.ts';

/**
 * Returns a function that makes the running order of form values; items are identified by their
 * place in the form.
 */
export function useLayOut(): (values: EventFormValues) => RunningOrder {
  const { choices } = useEventForm();
  return useMemo(() => {
    const index = orderIndexOf(choices);
    return (values) => runningOrderOf(typedOrder(values, choices.festival), index);
  }, [choices]);
}

/** The running order of the values typed at this moment. */
export function useTypedOrder(): RunningOrder {
  const layOut = useLayOut();
  const { initial } = useEventForm();
  const values = useWatch<EventFormValues>() as EventFormValues;
  return layOut(values.items ? values : initial);
}

/**
 * The minutes before and after the séance for which its room is taken if the form does not say so.
 */
export function useUsualMargins(): { doors: number; clear: number } {
  const { choices, initial } = useEventForm();
  const typed = useWatch<EventFormValues>() as EventFormValues;
  const values = typed.items ? typed : initial;
  const event = typedOrder({ ...values, doors: '', clear: '' }, choices.festival);
  return roomMargins(event, event.rooms[0]?.roomId, orderIndexOf(choices));
}
