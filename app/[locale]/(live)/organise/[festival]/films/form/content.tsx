'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { MAX_CONTENT_NOTES, MAX_SHORT_SYNOPSIS } from '#lib/films/schema.ts';

/** What the public reads about it: the synopsis, and what somebody should know before going in. */
export function Content({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  return (
    <>
      <Section id="synopsis" title={t('section.synopsis')}>
        <BilingualFields
          record={record}
          name="shortSynopsis"
          label={t('label.shortSynopsis')}
          hint={t('hint.shortSynopsis', { max: MAX_SHORT_SYNOPSIS })}
        />
        <BilingualFields record={record} name="synopsis" label={t('section.synopsis')} isLong />
      </Section>
      <Section id="about-film" title={t('section.content')} hint={t('sectionHint.content')}>
        <RecordRows
          record={record}
          name="contentNotes"
          rowLabel={(number) => `${t('note')} ${number}`}
          addLabel={t('addNote')}
          blank={{ fr: '', en: '' }}
          max={MAX_CONTENT_NOTES}
        >
          {(path, row) => (
            <div className="pair">
              <TextField {...row.field(`${path}.fr`)} label={t('label.contentNotes_fr')} lang="fr" />
              <TextField {...row.field(`${path}.en`)} label={t('label.contentNotes_en')} lang="en" />
            </div>
          )}
        </RecordRows>
        <Check {...record.box('contentIsSevere')} label={t('label.contentIsSevere')} />
      </Section>
    </>
  );
}
