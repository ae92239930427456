'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/section.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { locales } from '#lib/i18n/locale.ts';

/** What the festival is called and where it is found. */
export function Look({ record, base, isPublished }: { record: RecordFormState; base: string; isPublished: boolean }) {
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
