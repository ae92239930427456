'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { Section } from '#app/_components/records/section.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { type FestivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { locales } from '#lib/i18n/locale.ts';
import type { zoneChoices } from '#lib/time/zones.ts';
import { saveSettings } from './actions.ts';
import { Dates, type OutsideAnswer } from './dates.tsx';
import { Organiser } from './organiser.tsx';

/** The festival's own form. What new dates would leave outside is asked beside the dates. */
export function SettingsForm({
  place,
  values,
  base,
  zones,
  isPublished,
  isReadOnly,
  healthDays,
}: RecordFormProps<FestivalFormValues> & {
  /** What stands before the slug in a public address. */
  base: string;
  zones: ReturnType<typeof zoneChoices>;
  isPublished: boolean;
  /** Days after the festival for which diets and allergies are kept. */
  healthDays: number;
}) {
  const t = useTranslations('places.settings');
  const record = useRecordForm({
    name: 'settings',
    save: saveSettings,
    place,
    schema: festivalSchema,
    values,
  });
  const refused = record.state.ok === false ? record.state.conflict : undefined;
  const outside = isOutside(refused) ? refused : null;
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
      <Look record={record} base={base} isPublished={isPublished} />
      <Dates record={record} zones={zones} outside={outside} />
      <Organiser record={record} healthDays={healthDays} />
    </RecordForm>
  );
}

const isOutside = (value: unknown): value is OutsideAnswer =>
  typeof value === 'object' && value !== null && 'shift' in value && 'count' in value;

/** What the festival is called and where it is found. */
function Look({ record, base, isPublished }: { record: RecordFormState; base: string; isPublished: boolean }) {
  const t = useTranslations('places.settings');
  return (
    <Section id="name" title={t('section.name')}>
      <BilingualFields record={record} name="name" label={t('name')} isRequired />
      <BilingualFields record={record} name="introduction" label={t('introduction')} isLong />
      <div className="pair">
        <TextField
          {...record.field('slug')}
          label={t('label.slug')}
          hint={isPublished ? t('hint.slugPermanent') : t('hint.slug', { base })}
          readOnly={isPublished}
          required
        />
        <SelectField
          {...record.field('locale')}
          label={t('label.locale')}
          options={locales.map((value) => ({ value, label: t(`languageOption.${value}`) }))}
        />
      </div>
    </Section>
  );
}
