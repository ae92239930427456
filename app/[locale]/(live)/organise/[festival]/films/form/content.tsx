'use client';

import { useTranslations } from 'next-intl';
import { MAX_CONTENT_NOTES } from '../../../../../../../lib/films/schema.ts';
import { BilingualFields } from '../../../../../../_components/records/bilingual.tsx';
import { Section } from '../../../../../../_components/records/record-form.tsx';
import { RecordRows } from '../../../../../../_components/records/rows.tsx';
import type { RecordFormState } from '../../../../../../_components/records/use-record-form.ts';
import { Check, TextField } from '../../../../../../_ui/field.tsx';

/** What the public reads about it: the synopsis, and what somebody should know before going in. */
export function Content({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  return (
    <>
      <Section id="synopsis" title={t('section.synopsis')}>
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
