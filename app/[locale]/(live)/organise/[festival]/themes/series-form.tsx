'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { SeriesFormValues } from '#lib/series/schema.ts';
import { saveSeries } from './actions.ts';

/** The form of a series: its title and text; a séance chooses its series in its own form. */
export function SeriesForm({ place, values, isReadOnly }: RecordFormProps<SeriesFormValues>) {
  const t = useTranslations('places.themes');
  const record = useRecordForm({
    name: 'series',
    save: saveSeries,
    place,
    schema: async () => (await import('#lib/series/schema.ts')).seriesSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('addSeries')}>
      <Section id="series" title={t('oneSeries')} hint={t('seriesHint')} texts={record.texts('title', 'introduction')}>
        <BilingualFields record={record} name="title" label={t('label.title')} isRequired />
        <BilingualFields record={record} name="introduction" label={t('label.introduction')} isLong />
      </Section>
    </RecordForm>
  );
}
