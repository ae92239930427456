'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray } from 'react-hook-form';
import { Section } from '#app/_components/records/section.tsx';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { MAX_OFFERS, offerKinds } from '#lib/events/choices.ts';
import { type EventFormValues, emptyOffer } from '#lib/events/form-values.ts';
import { newKey, useControl, useEventForm, waits } from './form-context.ts';
import { Quiet } from './quiet.tsx';
import { RemoveRow, TakeAway } from './remove-row.tsx';

/** Prices and registration of this séance alone. */
export function Offers() {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  const { fields, append, remove } = useFieldArray<EventFormValues, 'offers'>({ name: 'offers' });
  const count = isLive ? fields.length : Math.min(MAX_OFFERS, fields.length + 1);
  return (
    <Section
      id="offers"
      group={useControl().group('offers')}
      title={t('sections.offers')}
      hint={fields.length === 0 ? t('noOffer') : undefined}
    >
      <ul className="grid gap-2 empty:hidden">
        {Array.from({ length: count }, (_, i) => (
          <OfferRow
            key={fields[i]?.id ?? `spare-${i}`}
            place={i}
            isSpare={i >= fields.length}
            onRemove={() => remove(i)}
          />
        ))}
      </ul>
      {fields.length < MAX_OFFERS && (
        <div {...waits(isLive)}>
          <button type="button" className="btn" onClick={() => append({ ...emptyOffer(newKey()), kind: 'free' })}>
            <Plus aria-hidden size={18} />
            {t('addOffer')}
          </button>
        </div>
      )}
    </Section>
  );
}

function OfferRow({ place, isSpare, onRemove }: { place: number; isSpare: boolean; onRemove: () => void }) {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { isLive } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `offers.${place}` as const;
  const number = place + 1;
  const bilingual = (field: 'label' | 'price') =>
    (['fr', 'en'] as const).map((language) => (
      <TextField
        key={`${field}.${language}`}
        {...control(`${name}.${field}.${language}`)}
        lang={language}
        label={
          <>
            {t(`offerShort.${field}`)} <span className="font-normal text-soft">{records(`in.${language}`)}</span>
          </>
        }
      />
    ));
  return (
    <li className="offer-row" data-scriptless={isSpare ? '' : undefined}>
      <input type="hidden" {...control(`${name}.key`)} {...(isSpare && { defaultValue: `n${place}` })} />
      <div className="flex items-center gap-2">
        <SelectField
          {...control(`${name}.kind`)}
          className="bare max-w-64 flex-1"
          label={<Quiet>{t('offerKind', { number })}</Quiet>}
          options={[
            ...(isSpare ? [{ value: '', label: t('none') }] : []),
            ...offerKinds.map((kind) => ({ value: kind, label: terms(`offerKind.${kind}`) })),
          ]}
        />
        <RemoveRow what={t('offerKind', { number })} onRemove={onRemove} />
        {!isLive && !isSpare && <TakeAway {...box(`${name}.remove`)} />}
      </div>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        {bilingual('label')}
        {bilingual('price')}
        <TextField {...control(`${name}.address`)} label={t('offerShort.address')} inputMode="url" autoComplete="off" />
        <TextField {...control(`${name}.opensAt`)} type="datetime-local" label={t('offerShort.opens')} />
      </div>
    </li>
  );
}
