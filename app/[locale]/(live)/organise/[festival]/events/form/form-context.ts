'use client';

import { useTranslations } from 'next-intl';
import { createContext, useContext, useEffect, useMemo } from 'react';
import { type Control, type FieldPath, type FieldValues, get, useFormContext, useWatch } from 'react-hook-form';
import type { Texts } from '#app/_components/records/language-switch.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type RunningOrder, roomMargins, runningOrderOf } from '#lib/events/running-order.ts';
import { orderIndexOf, typedOrder } from '#lib/events/typed-order.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** What every section of the form needs besides the values. */
type Form = {
  locale: Locale;
  choices: FormChoices;
  /**
   * The values the server drew, so that the form works without a script; react-hook-form starts
   * with the same.
   */
  initial: EventFormValues;
  /** The server's errors, by field. */
  refused: Readonly<Record<string, string>>;
  /**
   * Whether the script runs: rows can then be added and removed, and the native substitutes
   * disappear.
   */
  isLive: boolean;
  /** Whether the reader may not save it. */
  isReadOnly?: boolean;
  /** The addresses to make a missing film or person. */
  links: { newFilm: string; newPerson: string };
};

export const FormContext = createContext<Form | null>(null);

export function useEventForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('A section of the form stands outside of it.');
  return form;
}

export type EventPath = FieldPath<EventFormValues>;

/**
 * The attributes of a native control for the field `name`: its default value, handlers and error. A
 * spare row has no handlers: it exists only without a script, and must not become a row of the
 * values.
 */
export function useControl({ isSpare = false } = {}) {
  const { register, formState, getValues, setValue } = useFormContext<EventFormValues>();
  const { initial, refused, isLive } = useEventForm();
  const t = useTranslations('fields');
  // Once rows were moved, the row at a place is no longer the one the server drew there.
  const held = (name: EventPath): unknown => (isLive && !isSpare ? getValues(name) : get(initial, name));
  const heard = (name: EventPath, onChange?: () => void) =>
    isSpare ? { name } : register(name, onChange && { onChange });
  const errorOf = (name: EventPath): string | undefined => {
    const wrong = get(formState.errors, name) as { message?: unknown; root?: { message?: unknown } } | undefined;
    const message = wrong?.message ?? wrong?.root?.message;
    if (typeof message !== 'string') return refused[name];
    return fieldSentence(message, t);
  };
  const control = (name: EventPath, onChange?: () => void) => ({
    ...heard(name, onChange),
    error: errorOf(name),
    defaultValue: String(held(name) ?? ''),
  });
  const box = (name: EventPath) => ({ ...heard(name), defaultChecked: held(name) === true });
  /** For a list or group as a whole, without a control that could take the focus. */
  const group = (name: EventPath) => ({ id: fieldId(name), error: errorOf(name) });
  /** Whether any field under these names has an error. */
  const isWrong = (...names: EventPath[]) =>
    names.some(
      (name) =>
        get(formState.errors, name) !== undefined ||
        Object.keys(refused).some((path) => path === name || path.startsWith(`${name}.`)),
    );
  /**
   * When a part gets another film or copy, accesses that were denied for the former one are dropped
   * (`saidOfAnother`).
   */
  const forgetDenied = (place: number) => {
    for (const access of ['sdh', 'ad'] as const) {
      const name = `items.${place}.access.${access}` as const;
      if (getValues(name) === 'no') setValue(name, '', { shouldDirty: true });
    }
  };
  return { control, box, group, errorOf, isWrong, forgetDenied };
}

/** Texts in two languages, of which a section shows one at a time. */
export function useTexts(...names: string[]): Texts {
  const { control } = useFormContext<EventFormValues>();
  return { control: control as unknown as Control<FieldValues>, names };
}

/** Reserves the place of a control, invisibly, until the script runs. */
export const waits = (isLive: boolean) => ({ 'data-waits': isLive ? undefined : '' });

let made = 0;

/** A temporary key for a new row; the server gives it an id. */
export const newKey = () => `n${Date.now().toString(36)}${(made++).toString(36)}`;

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

/** Calls `hear` at each event of this type of the element that `of` finds, if any. */
export function useListener(
  of: () => Window | HTMLElement | '' | null | undefined,
  type: string,
  hear: (event: never) => void,
): void {
  useEffect(() => {
    const target = of() || null;
    const listen = hear as EventListener;
    target?.addEventListener(type, listen);
    return () => target?.removeEventListener(type, listen);
  });
}
