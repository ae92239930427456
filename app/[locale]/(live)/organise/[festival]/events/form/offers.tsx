'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray } from 'react-hook-form';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { type EventFormValues, emptyOffer } from '#lib/events/form-values.ts';
import { MAX_OFFERS, offerKinds } from '#lib/events/schema.ts';
import { useControl, useEventForm } from './form-context.ts';
import { newKey } from './new-key.ts';
import { Quiet, Section } from './section.tsx';

/** Prices and registration of this séance alone. */
export function Offers() {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  const { fields, append, remove } = useFieldArray<EventFormValues, 'offers'>({ name: 'offers' });
  const count = isLive ? fields.length : Math.min(MAX_OFFERS, fields.length + 1);
  return (
    <Section id="offers" title={t('sections.offers')} hint={fields.length === 0 ? t('noOffer') : undefined}>
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
      {isLive && fields.length < MAX_OFFERS && (
        <div>
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
            {t(`offerShort.${field}`)}{' '}
            <span className="font-normal text-soft">{t(language === 'fr' ? 'french' : 'english')}</span>
          </>
        }
      />
    ));
  return (
    <li className="offer-row">
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
        {isLive ? (
          <button
            type="button"
            className="btn quiet icon ml-auto"
            onClick={onRemove}
            aria-label={t('removeRow', { what: t('offerKind', { number }) })}
          >
            <Trash2 aria-hidden size={18} />
          </button>
        ) : (
          !isSpare && <Check {...box(`${name}.remove`)} label={t('remove')} />
        )}
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
