'use client';

import { useTranslations } from 'next-intl';
import { boundAction } from '#app/_components/bound-action.ts';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { labelsOf } from '#app/_components/records/labels.ts';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { Section } from '#app/_components/records/section.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { type SeriesFormValues, seriesSchema } from '#lib/series/schema.ts';
import { saveSeries } from './actions.ts';

/** The form of a series: its title and a word about it; its séances are chosen in theirs. */
export function SeriesForm({
  place,
  values,
  isReadOnly,
}: {
  place: RecordPlace;
  values: SeriesFormValues;
  isReadOnly: boolean;
}) {
  const t = useTranslations('places.themes');
  const record = useRecordForm({
    name: 'series',
    action: boundAction(saveSeries, place),
    schema: seriesSchema,
    values,
  });
  return (
    <RecordForm
      record={record}
      slug={place.slug}
      labelOf={labelsOf(t)}
      isReadOnly={isReadOnly}
      {...(place.number === null && { saveLabel: t('addSeries') })}
    >
      <Section id="series" title={t('series')} hint={t('seriesHint')} texts={record.texts('title', 'introduction')}>
        <BilingualFields record={record} name="title" label={t('seriesTitle')} isRequired />
        <BilingualFields record={record} name="introduction" label={t('introduction')} isLong />
      </Section>
    </RecordForm>
  );
}
