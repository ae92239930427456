'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#app/_components/records/section.tsx';
import { TextArea } from '#app/_ui/field.tsx';
import { useControl } from './form-context.ts';
import { Quiet } from './quiet.tsx';

export function TeamNotes() {
  const t = useTranslations('events.form');
  const { control } = useControl();
  return (
    <Section id="team" title={t('sections.team')} hint={t('teamNotesHint')}>
      <TextArea
        {...(control('teamNotes') as object)}
        name="teamNotes"
        className="bare"
        label={<Quiet>{t('teamNotes')}</Quiet>}
        rows={1}
      />
    </Section>
  );
}
