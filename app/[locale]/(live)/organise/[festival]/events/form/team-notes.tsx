'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#app/_components/records/section.tsx';
import { TextArea } from '#app/_ui/field.tsx';
import { useControl } from './form-context.ts';

export function TeamNotes() {
  const t = useTranslations('events.form');
  const { control } = useControl();
  return (
    <Section id="team" title={t('sections.team')}>
      <TextArea
        {...(control('teamNotes') as object)}
        name="teamNotes"
        label={t('teamNotes')}
        hint={t('teamNotesHint')}
        rows={1}
      />
    </Section>
  );
}
