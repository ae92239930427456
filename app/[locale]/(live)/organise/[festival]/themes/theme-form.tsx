'use client';

import { useTranslations } from 'next-intl';
import { boundAction } from '#app/_components/bound-action.ts';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { labelsOf } from '#app/_components/records/labels.ts';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { ColourField } from '#app/[locale]/(live)/organise/[festival]/appearance/colour-field.tsx';
import { type ThemeFormValues, themeSchema } from '#lib/themes/schema.ts';
import '#app/[locale]/(live)/organise/[festival]/appearance/appearance.css';
import { saveTheme } from './actions.ts';

/** A theme's form: its name, a word about it, and its colour. */
export function ThemeForm({
  place,
  values,
  isReadOnly,
}: {
  place: RecordPlace;
  values: ThemeFormValues;
  isReadOnly: boolean;
}) {
  const t = useTranslations('places.themes');
  const record = useRecordForm({ name: 'theme', action: boundAction(saveTheme, place), schema: themeSchema, values });
  const isNew = place.number === null;
  return (
    <RecordForm
      record={record}
      slug={place.slug}
      labelOf={labelsOf(t)}
      isReadOnly={isReadOnly}
      isShort
      {...(isNew && { saveLabel: t('addTheme') })}
    >
      <BilingualFields record={record} name="name" label={t('name')} isRequired />
      <BilingualFields record={record} name="introduction" label={t('introduction')} isLong />
      <ColourField record={record} name="colour" label={t('label.colour')} hint={t('colourHint')} isForLetters />
    </RecordForm>
  );
}
