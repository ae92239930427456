'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { OpeningHours } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { DayFormValues } from '#lib/days/schema.ts';
import { saveDay } from './actions.ts';

/** The form of a day; `hours` are the festival's own, as they are printed. */
export function DayForm({
  place,
  values,
  hours,
  dayStartsAt,
  isReadOnly,
}: RecordFormProps<DayFormValues> & {
  hours: { opensAt: string; closesAt: string };
  dayStartsAt: string;
}) {
  const t = useTranslations('places.days');
  const record = useRecordForm({
    name: 'day',
    save: saveDay,
    place,
    schema: async () => (await import('#lib/days/schema.ts')).daySchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
      <Section id="day" title={t('section.day')} texts={record.texts('title', 'introduction')}>
        <BilingualFields record={record} name="title" label={t('label.title')} hint={t('hint_title')} />
        <BilingualFields record={record} name="introduction" label={t('label.introduction')} isLong />
      </Section>
      <Section id="hours" title={t('section.hours')} hint={t('sectionHint.hours', hours)}>
        <OpeningHours record={record} of="days" dayStartsAt={dayStartsAt} />
      </Section>
    </RecordForm>
  );
}
