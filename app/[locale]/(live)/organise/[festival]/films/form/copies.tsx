'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { filmFormats, MAX_VERSIONS } from '#lib/films/choices.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { formatDuration } from '#lib/time/format.ts';

/** The copies that are projected: languages, format, length of each. */
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
    <Section id="copies" title={t('section.copies')} hint={`${t('sectionHint.copies')} ${t('hint.languages')}`}>
      <RecordRows
        record={record}
        name="versions"
        rowLabel={(number) => `${t('copy')} ${number}`}
        addLabel={t('addCopy')}
        blank={{ spoken: '', subtitles: '', sdh: false, ad: false, format: '', minutes: '', isOnlyCopy: false, id: '' }}
        max={MAX_VERSIONS}
      >
        {(path, row) => (
          <div className="grid gap-2">
            <input type="hidden" {...row.hidden(`${path}.id`)} />
            <div className="fields md:grid-cols-3">
              <NamesField
                {...row.field(`${path}.spoken`)}
                label={t('label.versions_spoken')}
                names={languages}
                announce={announce}
              />
              <NamesField
                {...row.field(`${path}.subtitles`)}
                label={t('label.versions_subtitles')}
                names={languages}
                announce={announce}
              />
              <SelectField {...row.field(`${path}.format`)} label={t('label.versions_format')} options={formats} />
            </div>
            <CopyDetails record={record} path={path}>
              <TextField
                {...row.field(`${path}.minutes`)}
                label={t('label.versions_minutes')}
                hint={t('hint.copyMinutes')}
                className="max-w-[14rem]"
              />
              <Check {...row.box(`${path}.sdh`)} label={t('label.versions_sdh')} />
              <Check {...row.box(`${path}.ad`)} label={t('label.versions_ad')} />
              <Check
                {...row.box(`${path}.isOnlyCopy`)}
                label={t('label.versions_isOnlyCopy')}
                hint={t('hint.onlyCopy')}
              />
            </CopyDetails>
          </div>
        )}
      </RecordRows>
    </Section>
  );
}

/** Rarely used fields of a copy: shown as a sentence, which opens to change them. */
function CopyDetails({ record, path, children }: { record: RecordFormState; path: string; children: ReactNode }) {
  const t = useTranslations('films');
  const copy = useWatch({ control: record.form.control, name: path }) as Record<string, unknown> | undefined;
  const film = useWatch({ control: record.form.control, name: 'minutes' }) as string;
  const locale = useLocale();
  const typed = String(copy?.minutes || film || '');
  const minutes = /^\d+$/.test(typed) ? formatDuration(Number(typed), locale, 'minutes') : typed;
  const own = copy?.minutes ? 'copyMinutes' : 'filmMinutes';
  const set = [
    minutes && t(own, { minutes }),
    ...(['sdh', 'ad', 'isOnlyCopy'] as const).map((name) => (copy?.[name] ? t(`label.versions_${name}`) : null)),
  ];
  return (
    <Fold title={t('copyDetails')} set={joinFacts(set)} isOpen={record.isWrong(`${path}.minutes`)}>
      {children}
    </Fold>
  );
}
