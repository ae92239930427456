'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/section.tsx';
import { SelectField } from '#app/_ui/field.tsx';
import { eventKinds } from '#lib/events/schema.ts';
import { useControl, useTexts } from './form-context.ts';

/** What it is and how it reads. */
export function What() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { control } = useControl();
  const text = { record: { field: control }, labels: { fr: t('french'), en: t('english') } };
  return (
    <Section id="what" title={t('sections.what')} texts={useTexts('title', 'label', 'subtitle', 'synopsis')}>
      <div className="fields md:grid-cols-2">
        <BilingualFields {...text} name="title" label={t('titleField')} hint={t('titleHint')} />
        <BilingualFields {...text} name="subtitle" label={t('subtitle')} />
        <SelectField
          {...control('kind')}
          label={t('kind')}
          options={eventKinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
        />
        <BilingualFields {...text} name="label" label={t('label')} hint={t('labelHint')} />
      </div>
      <BilingualFields {...text} name="synopsis" label={t('synopsis')} isLong />
    </Section>
  );
}
