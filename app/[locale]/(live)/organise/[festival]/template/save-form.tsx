'use client';

import { useMemo } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { besideFirstName } from '#app/[locale]/(live)/organise/new/values.ts';
import { saveAsTemplate } from './actions.ts';

type Both = Record<'fr' | 'en', string>;
type Props = {
  slug: string;
  locale: 'fr' | 'en';
  name: string;
  labels: { name: Both; summary: Both } & Record<
    'withFilms' | 'withFilmsHint' | 'withPeople' | 'withPeopleHint' | 'withPicturesHint' | 'save',
    string
  > & {
      /** The label of the box; null where there are no pictures. */
      withPictures: string | null;
    };
};

/** The name of the template, and what it includes. */
export function SaveForm({ slug, locale, name, labels }: Props) {
  const [state, action, isPending] = useFormAction(saveAsTemplate, slug);
  const refused = useMemo(
    () => (state.ok === false ? { ...state, fields: besideFirstName(state.fields, state.values, locale) } : null),
    [state, locale],
  );
  const order = locale === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  const field = (of: 'name' | 'summary', language: 'fr' | 'en') => (
    <TextField
      key={`${of}.${language}`}
      name={`${of}.${language}`}
      label={labels[of][language]}
      lang={language}
      maxLength={of === 'name' ? 200 : 300}
      autoComplete="off"
      defaultValue={typed(refused?.values[of], language) ?? (of === 'name' && language === locale ? name : '')}
      error={refused?.fields[`${of}.${language}`]}
    />
  );
  const isTicked = (box: 'withFilms' | 'withPeople' | 'withPictures', otherwise: boolean) =>
    refused ? refused.values[box] === 'on' : otherwise;
  return (
    <form action={action} noValidate className="card grid max-w-[52rem] gap-5 p-[clamp(1.1rem,3vw,1.6rem)]">
      <RefusedSummary state={refused ?? state} />
      <div className="grid gap-5 sm:grid-cols-2">
        {order.map((language) => field('name', language))}
        {order.map((language) => field('summary', language))}
      </div>
      <div className="grid gap-1">
        <Check
          name="withFilms"
          defaultChecked={isTicked('withFilms', true)}
          label={labels.withFilms}
          hint={labels.withFilmsHint}
        />
        <Check
          name="withPeople"
          defaultChecked={isTicked('withPeople', false)}
          label={labels.withPeople}
          hint={labels.withPeopleHint}
        />
        {labels.withPictures !== null && (
          <Check
            name="withPictures"
            defaultChecked={isTicked('withPictures', false)}
            label={labels.withPictures}
            hint={labels.withPicturesHint}
          />
        )}
      </div>
      <div>
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {labels.save}
        </button>
      </div>
    </form>
  );
}

const typed = (value: FormValue | undefined, language: 'fr' | 'en'): string | undefined => {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const text = value[language];
  return typeof text === 'string' ? text : undefined;
};
