'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { ColourField } from '#app/[locale]/(live)/organise/[festival]/appearance/colour-field.tsx';
import type { ThemeFormValues } from '#lib/themes/schema.ts';
import '#app/[locale]/(live)/organise/[festival]/appearance/appearance.css';
import { saveTheme } from './actions.ts';

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
