'use client';

import { Clapperboard, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { effectOf, placeOfNewFilm } from '#lib/events/effect.ts';
import { type EventFormValues, emptyItem } from '#lib/events/form-values.ts';
import { uncapital } from '#lib/i18n/capital.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { useEffectSentence } from './effect.tsx';
import { useEventForm } from './form-context.ts';
import { Quiet } from './quiet.tsx';
import { useLayOut } from './use-order.ts';

/** A film is chosen, what it does to the evening is said, and only then is it added. */
export function AddFilm({ onAdd }: { onAdd: (place: number, film: string) => void }) {
  const t = useTranslations('events.form');
  const locale = useLocale() as Locale;
  const { choices, links } = useEventForm();
  const { getValues } = useFormContext<EventFormValues>();
  const [film, choose] = useState('');
  const layOut = useLayOut();
  const sentence = useEffectSentence();

  const values = getValues();
  const place = placeOfNewFilm(values.items.map((item) => item.kind));
  const withFilm = {
    ...values,
    items: values.items.toSpliced(place, 0, { ...emptyItem('n0', 'film'), film }),
  };
  const effect = film ? effectOf(layOut(values), layOut(withFilm)) : null;

  if (choices.films.length === 0)
    return (
      <a href={links.newFilm} className="btn">
        <Clapperboard aria-hidden size={18} />
        {t('makeFilm')}
      </a>
    );
  return (
    <div className="grid w-full gap-2 sm:w-auto">
      <div className="flex flex-wrap gap-2">
        <label className="min-w-40 flex-1">
          <Quiet>{t('addFilm')}</Quiet>
          <select className="input" value={film} onChange={(event) => choose(event.target.value)}>
            <option value="">{t('addFilm')}…</option>
            {choices.films.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {film && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              onAdd(place, film);
              choose('');
            }}
          >
            <Plus aria-hidden size={18} />
            {t('addThisFilm')}
          </button>
        )}
      </div>
      <p role="status" className="hint empty:hidden">
        {effect && `${t('withFilm')} ${uncapital(sentence(effect), locale)}`}
      </p>
    </div>
  );
}
