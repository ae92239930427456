'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { WallClockFields } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { offerKinds } from '#lib/events/choices.ts';
import type { OfferFormValues } from '#lib/offers/schema.ts';
import { saveOffer } from './actions.ts';

/** The form of an offer: what for, the price in words, where to book, from when. */
export function OfferForm({
  place,
  values,
  targets,
  isReadOnly,
  dayStartsAt,
}: RecordFormProps<OfferFormValues> & {
  targets: readonly { value: string; label: string }[];
  dayStartsAt: string;
}) {
  const t = useTranslations('places.offers');
  const terms = useTranslations('terms');
  const record = useRecordForm({
    name: 'offer',
    save: saveOffer,
    place,
    schema: async () => (await import('#lib/offers/schema.ts')).offerSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('add')}>
      <Section id="offer" title={t('section.offer')}>
        <div className="pair">
          <SelectField {...record.field('target')} label={t('label.target')} options={targets} />
          <SelectField
            {...record.field('kind')}
            label={t('label.kind')}
            options={offerKinds.map((value) => ({ value, label: terms(`offerKind.${value}`) }))}
          />
        </div>
        <BilingualFields record={record} name="label" label={t('label.label')} hint={t('hint.label')} isRequired />
        <BilingualFields record={record} name="price" label={t('label.price')} />
      </Section>
      <Section id="where-to" title={t('section.where')}>
        <TextField {...record.field('address')} label={t('label.address')} inputMode="url" placeholder="https://" />
        <WallClockFields
          record={record}
          name="opensAt"
          legend={t('label.opensAt')}
          labels={{ day: t('day'), hour: t('hour') }}
          dayStartsAt={dayStartsAt}
        />
      </Section>
    </RecordForm>
  );
}
