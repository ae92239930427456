'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { Section } from '#app/_components/records/record-form.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { SelectField, TextArea } from '#app/_ui/field.tsx';
import { rightsKinds, rightsStates } from '#lib/films/choices.ts';

/** Whether the film may be screened, and what kind of permission that is. */
export function Rights({
  record,
  withNote,
  tags,
}: {
  record: RecordFormState;
  withNote: boolean;
  tags: readonly string[];
}) {
  const t = useTranslations('films');
  const terms = useTranslations('terms');
  return (
    <Section id="rights" title={t('section.rights')} hint={t('sectionHint.rights')}>
      <div className={clsx('fields', withNote ? 'md:grid-cols-3' : 'md:grid-cols-2')}>
        <SelectField
          {...record.field('rightsState')}
          label={t('label.rightsState')}
          options={rightsStates.map((value) => ({ value, label: terms(`rightsState.${value}`) }))}
        />
        <SelectField
          {...record.field('rightsKind')}
          label={t('label.rightsKind')}
          options={[
            { value: '', label: t('anyKind') },
            ...rightsKinds.map((value) => ({ value, label: terms(`rightsKind.${value}`) })),
          ]}
        />
        {withNote && <TagsField {...record.field('tags')} names={tags} />}
      </div>
      {withNote && (
        <TextArea {...record.field('rightsNote')} label={t('label.rightsNote')} hint={t('hint.rightsNote')} rows={1} />
      )}
    </Section>
  );
}
