'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/record-form.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { luminanceOf } from '#lib/festivals/accent.ts';
import { locales } from '#lib/i18n/locale.ts';

/** What the festival is called, where it is found, how it looks. */
export function Look({ record, base, isPublished }: { record: RecordFormState; base: string; isPublished: boolean }) {
  const t = useTranslations('places.settings');
  const accent = String(useWatch({ control: record.form.control, name: 'accent' }) ?? '').trim();
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
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          {...record.field('accent')}
          label={t('label.accent')}
          hint={t('hint.accent')}
          placeholder="#8f4700"
          className="max-w-[24rem]"
        />
        <span
          aria-hidden
          className="mb-0.5 size-10 flex-none rounded-full border border-line-strong"
          style={{ background: luminanceOf(accent) === null ? 'var(--lamp)' : accent }}
        />
      </div>
    </Section>
  );
}
