'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { useWatch } from 'react-hook-form';
import { Check, TextField } from '#app/_ui/field.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { accesses } from '#lib/events/schema.ts';
import { formatDuration } from '#lib/time/format.ts';
import { useControl, useEventForm } from './form-context.ts';

/** What most parts do without: the other title, access, and whether it takes the time that is left. */
export function ItemDetails({
  place,
  isSpare,
  what,
  elastic,
  onElastic,
}: {
  place: number;
  isSpare: boolean;
  what: string;
  elastic: ComponentProps<'input'>;
  onElastic: (isTaken: boolean) => void;
}) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { initial, locale } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `items.${place}` as const;
  const item = useWatch<EventFormValues, typeof name>({ name }) ?? initial.items[place];
  const given = accesses.filter((access) => item?.access?.[access]);
  const summary = [item?.elastic && t('elasticShort'), ...given.map((access) => terms(`access.${access}`))].filter(
    Boolean,
  );
  return (
    <details className="item-details">
      <summary>
        {summary.length > 0 ? summary.join(' · ') : t('itemDetails')}
        <span className="spoken"> {what}</span>
      </summary>
      <div className="grid gap-3 pt-2">
        <Check
          {...elastic}
          label={t('elastic')}
          hint={t('elasticHint', { minutes: formatDuration(SHORTEST_ELASTIC_MINUTES, locale) })}
          onChange={(event) => {
            elastic.onChange?.(event);
            onElastic(event.target.checked);
          }}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          {item?.kind === 'film' && (
            <TextField {...control(`${name}.title.fr`)} lang="fr" label={`${t('titleField')}, ${t('french')}`} />
          )}
          <TextField {...control(`${name}.title.en`)} lang="en" label={`${t('titleField')}, ${t('english')}`} />
        </div>
        <fieldset>
          <legend className="label">{t('access')}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
            {accesses.map((access) => (
              <Check key={access} {...box(`${name}.access.${access}`)} label={terms(`access.${access}`)} />
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}
