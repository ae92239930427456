'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { filmFormats, MAX_VERSIONS } from '#lib/films/schema.ts';

/** What is projected: languages, format, length of each copy. */
export function Copies({ record, languages }: { record: RecordFormState; languages: readonly string[] }) {
  const t = useTranslations('films');
  const terms = useTranslations('terms');
  const records = useTranslations('records');
  const announce = (count: number) => records('suggestions', { count });
  const formats = [
    { value: '', label: t('anyFormat') },
    ...filmFormats.map((value) => ({ value, label: terms(`format.${value}`) })),
  ];
  return (
    <Section id="copies" title={t('section.copies')} hint={t('sectionHint.copies')}>
      <RecordRows
        record={record}
        name="versions"
        rowLabel={(number) => `${t('copy')} ${number}`}
        addLabel={t('addCopy')}
        blank={{ spoken: '', subtitles: '', sdh: false, ad: false, format: '', minutes: '', isOnlyCopy: false, id: '' }}
        max={MAX_VERSIONS}
      >
        {(path, row) => (
          <div className="grid gap-4">
            <input type="hidden" {...row.hidden(`${path}.id`)} />
            <div className="pair">
              <NamesField
                {...row.field(`${path}.spoken`)}
                label={t('label.versions_spoken')}
                hint={t('hint.languages')}
                names={languages}
                announce={announce}
              />
              <NamesField
                {...row.field(`${path}.subtitles`)}
                label={t('label.versions_subtitles')}
                names={languages}
                announce={announce}
              />
            </div>
            <div className="pair">
              <SelectField {...row.field(`${path}.format`)} label={t('label.versions_format')} options={formats} />
              <TextField
                {...row.field(`${path}.minutes`)}
                label={t('label.versions_minutes')}
                placeholder={t('hint.copyMinutes')}
              />
            </div>
            <div>
              <Check {...row.box(`${path}.sdh`)} label={t('label.versions_sdh')} />
              <Check {...row.box(`${path}.ad`)} label={t('label.versions_ad')} />
              <Check
                {...row.box(`${path}.isOnlyCopy`)}
                label={t('label.versions_isOnlyCopy')}
                hint={t('hint.onlyCopy')}
              />
            </div>
          </div>
        )}
      </RecordRows>
    </Section>
  );
}
