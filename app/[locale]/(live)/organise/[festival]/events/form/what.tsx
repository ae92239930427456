'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/record-form.tsx';
import { SelectField } from '#app/_ui/field.tsx';
import { eventKinds } from '#lib/events/choices.ts';
import { useControl, useTexts } from './form-context.ts';
import { Quiet } from './rows.tsx';

/** The type, title and texts of the séance. */
export function What() {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { control } = useControl();
  const text = { record: { field: control }, labels: { fr: records('in.fr'), en: records('in.en') } };
  return (
    <Section
      id="what"
      title={t('sections.what')}
      texts={useTexts('title', 'label', 'subtitle', 'synopsis')}
      beside={
        <SelectField
          {...control('kind')}
          className="bare kind-field"
          label={<Quiet>{t('kind')}</Quiet>}
          options={eventKinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
        />
      }
    >
      <div className="fields md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <BilingualFields {...text} name="title" label={t('titleField')} hint={t('titleHint')} />
        <BilingualFields {...text} name="label" label={t('label')} placeholder={t('labelHint')} />
        <BilingualFields {...text} name="subtitle" label={t('subtitle')} />
      </div>
      <BilingualFields {...text} name="synopsis" label={t('synopsis')} isLong />
    </Section>
  );
}
