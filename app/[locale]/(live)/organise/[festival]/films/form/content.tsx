'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { MAX_CONTENT_NOTES, MAX_SHORT_SYNOPSIS } from '#lib/films/choices.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';

/** Texts for the public: the synopsis, and what one should know before going in. */
export function Content({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  const [notes, isSevere] = useWatch({
    control: record.form.control,
    name: ['contentNotes', 'contentIsSevere'],
  }) as [{ fr?: string; en?: string }[] | undefined, unknown];
  const set = [
    ...(notes ?? []).map(({ fr, en }) => fr || en),
    isSevere === true || isSevere === 'on' ? t('severe') : '',
  ];
  return (
    <Section
      id="synopsis"
      title={t('section.synopsis')}
      texts={record.texts('shortSynopsis', 'synopsis', 'contentNotes')}
    >
      <BilingualFields
        record={record}
        name="shortSynopsis"
        label={t('label.shortSynopsis')}
        hint={t('hint.shortSynopsis', { max: MAX_SHORT_SYNOPSIS })}
      />
      <BilingualFields record={record} name="synopsis" label={t('label.synopsis')} isLong />
      <Fold
        title={t('section.content')}
        set={joinFacts(set)}
        isOpen={record.isWrong('contentNotes', 'contentIsSevere')}
      >
        <p className="hint">{t('sectionHint.content')}</p>
        <RecordRows
          record={record}
          name="contentNotes"
          rowLabel={(number) => `${t('note')} ${number}`}
          addLabel={t('addNote')}
          blank={{ fr: '', en: '' }}
          max={MAX_CONTENT_NOTES}
        >
          {(path, row) => (
            <div className="pair texts">
              <TextField {...row.field(`${path}.fr`)} label={t('label.contentNotes_fr')} lang="fr" className="in-fr" />
              <TextField {...row.field(`${path}.en`)} label={t('label.contentNotes_en')} lang="en" className="in-en" />
            </div>
          )}
        </RecordRows>
        <Check {...record.box('contentIsSevere')} label={t('label.contentIsSevere')} />
      </Fold>
    </Section>
  );
}
