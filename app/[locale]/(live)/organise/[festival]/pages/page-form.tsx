'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { Check } from '#app/_ui/field.tsx';
import type { PageFormValues } from '#lib/pages/schema.ts';
import { savePage } from './actions.ts';

/** The form of a page of the festival's own: its text in both languages, and where it is linked. */
export function PageForm({ place, values, isReadOnly }: RecordFormProps<PageFormValues>) {
  const t = useTranslations('ownPages');
  const record = useRecordForm({
    name: 'page',
    save: savePage,
    place,
    schema: async () => (await import('#lib/pages/schema.ts')).pageSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('addPage')}>
      <Section id="page" title={t('section.page')} hint={t('hint.page')} texts={record.texts('title', 'text')}>
        <BilingualFields record={record} name="title" label={t('label.title')} isRequired />
        <div className="own-page-text">
          <BilingualFields record={record} name="text" label={t('label.text')} isLong />
        </div>
      </Section>
      <Section id="place" title={t('section.place')}>
        <Check {...record.box('isInNavigation')} label={t('label.isInNavigation')} hint={t('hint.isInNavigation')} />
        <Check {...record.box('showsPartners')} label={t('label.showsPartners')} hint={t('hint.showsPartners')} />
      </Section>
    </RecordForm>
  );
}
