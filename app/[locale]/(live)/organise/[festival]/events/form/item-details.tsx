'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Fold } from '#app/_components/records/record-form.tsx';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { saidIn } from '#lib/events/access-of-parts.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { deniedIn, promisedIn } from '#lib/model/said-access.ts';
import { formatDuration } from '#lib/time/format.ts';
import { PartAccess } from './access.tsx';
import { useControl, useEventForm } from './form-context.ts';

/**
 * Rarely used fields of a part: the other title, access, and whether it takes the remaining time.
 */
export function ItemDetails({
  place,
  isSpare,
  film,
  what,
}: {
  place: number;
  isSpare: boolean;
  film: FormChoices['films'][number] | undefined;
  what: string;
}) {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { initial, locale } = useEventForm();
  const { control, box, isWrong, forgetDenied } = useControl({ isSpare });
  const name = `items.${place}` as const;
  const item = useWatch<EventFormValues, typeof name>({ name }) ?? initial.items[place];
  const { setValue, getValues } = useFormContext<EventFormValues>();
  const elastic: ComponentProps<'input'> = box(`${name}.elastic`);
  const said = saidIn(item?.access ?? {});
  const set = [
    film?.versions.find(({ id }) => String(id) === item?.version)?.name,
    item?.elastic && t('elasticShort'),
    ...promisedIn(said).map((access) => terms(`access.${access}`)),
    ...deniedIn(said).map((access) => terms(`accessLacking.${access}`)),
  ].filter(Boolean);
  return (
    <Fold
      className="item-details"
      title={
        <>
          <SlidersHorizontal aria-hidden size={18} />
          <span className="spoken">{t('itemDetailsOf', { what })}</span>
        </>
      }
      set={joinFacts(set)}
      isOpen={isWrong(
        `${name}.title${item?.kind === 'film' ? '' : '.en'}`,
        `${name}.version`,
        `${name}.access`,
        `${name}.elastic`,
      )}
    >
      {film && film.versions.length > 0 && (
        <SelectField
          {...control(`${name}.version`, () => forgetDenied(place))}
          label={t('itemVersion', { number: place + 1 })}
          options={[
            { value: '', label: t('anyVersion') },
            ...film.versions.map((version) => ({ value: String(version.id), label: version.name })),
          ]}
        />
      )}
      <Check
        {...elastic}
        label={t('elastic')}
        hint={t('elasticHint', { minutes: formatDuration(SHORTEST_ELASTIC_MINUTES, locale) })}
        onChange={(event) => {
          elastic.onChange?.(event);
          // At most one part takes the remaining time.
          if (event.target.checked)
            for (const i of getValues('items').keys())
              if (i !== place) setValue(`items.${i}.elastic`, false, { shouldDirty: true });
        }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {item?.kind === 'film' && (
          <TextField {...control(`${name}.title.fr`)} lang="fr" label={`${t('titleField')}, ${records('in.fr')}`} />
        )}
        <TextField {...control(`${name}.title.en`)} lang="en" label={`${t('titleField')}, ${records('in.en')}`} />
      </div>
      <PartAccess place={place} isSpare={isSpare} film={film} />
    </Fold>
  );
}
