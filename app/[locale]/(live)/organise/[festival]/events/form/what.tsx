'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#app/_ui/field.tsx';
import { eventKinds } from '#lib/events/schema.ts';
import { Bilingual } from './bilingual.tsx';
import { useControl } from './form-context.ts';
import { Section } from './section.tsx';

/** What it is and how it reads. */
export function What() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { control } = useControl();
  return (
    <Section id="what" title={t('sections.what')}>
      <Bilingual name="title" label={t('titleField')} hint={t('titleHint')} />
      <div className="grid items-end gap-x-4 gap-y-3 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <SelectField
          {...control('kind')}
          label={t('kind')}
          options={eventKinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
        />
        <Bilingual name="label" label={t('label')} />
      </div>
      <p className="hint">{t('labelHint')}</p>
      <Bilingual name="subtitle" label={t('subtitle')} />
      <Bilingual name="synopsis" label={t('synopsis')} isLong />
    </Section>
  );
}
