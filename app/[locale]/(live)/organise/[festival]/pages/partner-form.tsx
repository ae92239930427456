'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import type { PartnerFormValues } from '#lib/pages/schema.ts';
import { savePartner } from './actions.ts';

/** The form of a partner: name, link, and rank in the organiser's words. */
export function PartnerForm({ place, values, isReadOnly }: RecordFormProps<PartnerFormValues>) {
  const t = useTranslations('ownPages');
  const record = useRecordForm({
    name: 'partner',
    save: savePartner,
    place,
    schema: async () => (await import('#lib/pages/schema.ts')).partnerSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('addPartner')}>
      <Section id="partner" title={t('section.partner')}>
        <TextField {...record.field('name')} label={t('label.name')} aria-required />
        <TextField {...record.field('address')} label={t('label.address')} inputMode="url" placeholder="https://" />
        <BilingualFields record={record} name="rank" label={t('label.rank')} hint={t('hint.rank')} />
        <Check {...record.box('isAtFoot')} label={t('label.isAtFoot')} />
      </Section>
    </RecordForm>
  );
}
