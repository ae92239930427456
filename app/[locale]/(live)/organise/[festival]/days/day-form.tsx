'use client';

import { useLocale, useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { Section } from '#app/_components/records/section.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { TextField } from '#app/_ui/field.tsx';
import type { DayFormValues } from '#lib/days/schema.ts';
import { type DayFormValues, daySchema } from '#lib/days/schema.ts';
import { typedTime } from '#lib/time/entry.ts';
import { saveDay } from './actions.ts';

/** A day's form; `hours` are the festival's own, as they are printed. */
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
  const locale = useLocale();
  const record = useRecordForm({ name: 'day', save: saveDay, place, schema: daySchema, values });
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
      <Section id="day" title={t('section.day')} texts={record.texts('title', 'introduction')}>
        <BilingualFields record={record} name="title" label={t('label.title')} hint={t('hint_title')} />
        <BilingualFields record={record} name="introduction" label={t('label.introduction')} isLong />
      </Section>
      <Section id="hours" title={t('section.hours')} hint={t('sectionHint.hours', hours)}>
        <div className="flex flex-wrap gap-4">
          <TextField
            {...record.field('opensAt')}
            label={t('label.opensAt')}
            placeholder={typedTime('09:30', locale)}
            className="w-36"
          />
          <TextField
            {...record.field('closesAt')}
            label={t('label.closesAt')}
            placeholder={typedTime('23:00', locale)}
            className="w-36"
          />
        </div>
        <ClosesInNight record={record} dayStartsAt={dayStartsAt} />
      </Section>
    </RecordForm>
  );
}
