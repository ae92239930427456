'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Section } from '#app/_components/records/record-form.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { formatDuration } from '#lib/time/format.ts';

/** The work itself: its titles, who made it, when, where, how long. */
export function WorkSection({ record, countries }: { record: RecordFormState; countries: readonly string[] }) {
  const t = useTranslations('films');
  const records = useTranslations('records');
  return (
    <>
      <Section id="titles" title={t('section.titles')} hint={t('sectionHint.titles')}>
        <TextField {...record.field('originalTitle')} label={t('label.originalTitle')} required />
        <div className="pair">
          <TextField {...record.field('title.fr')} label={t('label.title_fr')} lang="fr" />
          <TextField {...record.field('title.en')} label={t('label.title_en')} />
        </div>
      </Section>
      <Section id="facts" title={t('section.facts')}>
        <div className="pair">
          <TextArea {...record.field('directors')} label={t('label.directors')} hint={t('hint.onePerLine')} rows={2} />
          <TextArea {...record.field('writers')} label={t('label.writers')} hint={t('hint.onePerLine')} rows={2} />
        </div>
        <div className="pair">
          <TextField
            {...record.field('minutes')}
            label={t('label.minutes')}
            hint={t('hint.minutes', { counted: formatDuration(UNKNOWN_MINUTES.film, useLocale()) })}
            className="max-w-[14rem]"
          />
          <TextField {...record.field('year')} label={t('label.year')} inputMode="numeric" className="max-w-[9rem]" />
        </div>
        <NamesField
          {...record.field('countries')}
          label={t('label.countries')}
          hint={t('hint.countries')}
          names={countries}
          announce={(count) => records('suggestions', { count })}
        />
        <div className="pair">
          <TextField {...record.field('production')} label={t('label.production')} />
          <TextField {...record.field('website')} label={t('label.website')} inputMode="url" placeholder="https://" />
        </div>
        <TextField
          {...record.field('trailer')}
          label={t('label.trailer')}
          hint={t('hint.trailer')}
          inputMode="url"
          placeholder="https://"
        />
      </Section>
    </>
  );
}
