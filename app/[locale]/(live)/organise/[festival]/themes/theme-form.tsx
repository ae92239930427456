'use client';

import '#app/[locale]/(live)/organise/[festival]/appearance/appearance.css';
import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { ColourField } from '#app/[locale]/(live)/organise/[festival]/appearance/colour-field.tsx';
import type { SeriesFormValues, ThemeFormValues } from '#lib/themes/schema.ts';
import { saveSeries, saveTheme } from './actions.ts';

/** The form of a theme: name, text and colour. */
export function ThemeForm({ place, values, isReadOnly }: RecordFormProps<ThemeFormValues>) {
  const t = useTranslations('places.themes');
  const record = useRecordForm({
    name: 'theme',
    save: saveTheme,
    place,
    schema: async () => (await import('#lib/themes/schema.ts')).themeSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} isShort addLabel={t('addTheme')}>
      <BilingualFields record={record} name="name" label={t('label.name')} isRequired />
      <BilingualFields record={record} name="introduction" label={t('label.introduction')} isLong />
      <ColourField
        record={record}
        name="colour"
        label={t('label.colour')}
        hint={t('colourHint')}
        isForLetters
        whenEmpty={null}
      />
    </RecordForm>
  );
}

/** The form of a series: its title and text; a séance chooses its series in its own form. */
export function SeriesForm({ place, values, isReadOnly }: RecordFormProps<SeriesFormValues>) {
  const t = useTranslations('places.themes');
  const record = useRecordForm({
    name: 'series',
    save: saveSeries,
    place,
    schema: async () => (await import('#lib/themes/schema.ts')).seriesSchema,
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
