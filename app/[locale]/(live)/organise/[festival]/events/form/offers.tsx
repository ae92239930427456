'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { MAX_OFFERS, offerKinds } from '#lib/events/choices.ts';
import { emptyOffer } from '#lib/events/form-values.ts';
import { newKey, useControl, useEventForm } from './form-context.ts';
import { Quiet, RemoveRow, type RowProps, RowsSection, TakeAway } from './rows.tsx';

/** Prices and registrations of this séance only. */
export function Offers() {
  const t = useTranslations('events.form');
  return (
    <RowsSection
      name="offers"
      most={MAX_OFFERS}
      hint={(count) => count === 0 && t('noOffer')}
      add={t('addOffer')}
      empty={() => ({ ...emptyOffer(newKey()), kind: 'free' })}
      Row={OfferRow}
    />
  );
}

function OfferRow({ place, isSpare, onRemove }: RowProps) {
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
