'use client';

import { useTranslations } from 'next-intl';
import { createContext, useContext } from 'react';
import { type Control, type FieldPath, type FieldValues, get, useFormContext } from 'react-hook-form';
import type { Texts } from '#app/_components/records/language-switch.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** What every section of the form reads besides the values. */
type Form = {
  locale: Locale;
  choices: FormChoices;
  /**
   * What the server draws, so that the form stands without a script; the same values
   * react-hook-form starts with.
   */
  initial: EventFormValues;
  /** Sentences the server answered, by field. */
  refused: Readonly<Record<string, string>>;
  /** Whether a script has taken over: rows come and go, and native stand-ins for that disappear. */
  isLive: boolean;
  /** Where a missing film or person is made. */
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
 * Everything a native control of the field `name` needs: what it starts with, how it is heard, what
 * is wrong with it. A spare row is not heard: it stands only where no script does, and must not
 * become a row of the values.
 */
export function useControl({ isSpare = false } = {}) {
  const { register, formState, getValues, setValue } = useFormContext<EventFormValues>();
  const { initial, refused, isLive } = useEventForm();
  const t = useTranslations('fields');
  // Once rows move, the row at a place is no longer the one the server drew there.
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
  /** A list or a group as a whole, which has no control that could take the focus. */
  const group = (name: EventPath) => ({ id: fieldId(name), error: errorOf(name) });
  /** Whether something under these names is wrong. */
  const isWrong = (...names: EventPath[]) =>
    names.some(
      (name) =>
        get(formState.errors, name) !== undefined ||
        Object.keys(refused).some((path) => path === name || path.startsWith(`${name}.`)),
    );
  /** A part gets another film or copy: what it denied was of the one before (`saidOfAnother`). */
  const forgetDenied = (place: number) => {
    for (const access of ['sdh', 'ad'] as const) {
      const name = `items.${place}.access.${access}` as const;
      if (getValues(name) === 'no') setValue(name, '', { shouldDirty: true });
    }
  };
  return { control, box, group, errorOf, isWrong, forgetDenied };
}

/** These texts in two languages, of which a section shows one at a time. */
export function useTexts(...names: string[]): Texts {
  const { control } = useFormContext<EventFormValues>();
  return { control: control as unknown as Control<FieldValues>, names };
}

/** What keeps its place unseen until a script comes. */
export const waits = (isLive: boolean) => ({ 'data-waits': isLive ? undefined : '' });

let made = 0;

/** A name for a row that is being typed; the server gives it an id. */
export const newKey = () => `n${Date.now().toString(36)}${(made++).toString(36)}`;
