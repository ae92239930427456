'use client';

import { useTranslations } from 'next-intl';
import { Check } from '#app/_ui/field.tsx';
import { chosenWays } from '#lib/people/choices.ts';
import type { RecordFormState } from './use-record-form.ts';

/** The ways somebody agreed to be written to. */
export function WaysField({ record }: { record: RecordFormState }) {
  const t = useTranslations('records');
  return (
    <fieldset id="field-ways" tabIndex={-1}>
      <legend className="font-semibold">{t('ways')}</legend>
      <p className="hint">{t('waysHint')}</p>
      <div className="flex flex-wrap gap-x-6">
        {chosenWays.map((way) => (
          <Check key={way} {...record.box(`ways.${way}`)} label={t(`way.${way}`)} />
        ))}
      </div>
    </fieldset>
  );
}
