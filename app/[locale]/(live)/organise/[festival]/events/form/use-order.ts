'use client';

import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type RunningOrder, roomMargins, runningOrderOf } from '#lib/events/running-order.ts';
import { orderIndexOf, typedOrder } from '#lib/events/typed-order.ts';
import { useEventForm } from './form-context.ts';

/**
 * Lays values out as a running order; the items of the order are known by their place in the form.
 */
export function useLayOut(): (values: EventFormValues) => RunningOrder {
  const { choices } = useEventForm();
  return useMemo(() => {
    const index = orderIndexOf(choices);
    return (values) => runningOrderOf(typedOrder(values, choices.festival), index);
  }, [choices]);
}

/** The running order of what is typed at this moment. */
export function useTypedOrder(): RunningOrder {
  const layOut = useLayOut();
  const { initial } = useEventForm();
  const values = useWatch<EventFormValues>() as EventFormValues;
  return layOut(values.items ? values : initial);
}

/**
 * Minutes for which what is typed holds its room before and after where it says none of its own.
 */
export function useUsualMargins(): { doors: number; clear: number } {
  const { choices, initial } = useEventForm();
  const typed = useWatch<EventFormValues>() as EventFormValues;
  const values = typed.items ? typed : initial;
  const event = typedOrder({ ...values, doors: '', clear: '' }, choices.festival);
  return roomMargins(event, event.rooms[0]?.roomId, orderIndexOf(choices));
}
