'use client';

import { useTranslations } from 'next-intl';
import type { ChangeEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { Section } from '#app/_components/records/section.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check } from '#app/_ui/field.tsx';
import { daysItStands } from '#lib/blocks/repeats.ts';
import type { BlockClock, blockSchema } from '#lib/blocks/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';

/** The other days it is made on: all at once, or some. A day on which the same stands says so. */
export function OtherDays({
  record,
  schema,
  clock,
  days,
  standing,
  locale,
}: {
  record: RecordFormState;
  schema: ReturnType<typeof blockSchema>;
  clock: BlockClock;
  days: readonly CivilDate[];
  standing: readonly DraftBlock[];
  locale: Locale;
}) {
  const t = useTranslations('places.blocks');
  const typed = useWatch({ control: record.form.control });
  const { data } = schema.safeParse(typed);
  const others = days.filter((date) => date !== (data?.day ?? typed.day));
  const stands = data ? daysItStands(standing, data, others, clock) : [];
  if (others.length === 0) return null;
  const { setValue } = record.form;
  const every = record.box('everyDay');
  const tickAll = (event: ChangeEvent<HTMLInputElement>) => {
    for (const date of others) setValue(`days.${date}`, event.target.checked, { shouldDirty: true });
    return every.onChange(event);
  };
  return (
    <Section id="other-days" title={t('alsoOn')} hint={t('hint.days')}>
      {record.error('days') && <p className="error">{record.error('days')}</p>}
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3" id="field-days" tabIndex={-1}>
        {others.length > 1 && <Check {...every} onChange={tickAll} label={t('everyDay')} />}
        {others.map((date) => {
          const box = record.box(`days.${date}`);
          const untickAll = (event: ChangeEvent<HTMLInputElement>) => {
            if (!event.target.checked) setValue('everyDay', false, { shouldDirty: true });
            return box.onChange(event);
          };
          return (
            <Check
              key={date}
              {...box}
              onChange={untickAll}
              label={formatDate(date, locale)}
              hint={stands.includes(date) ? t('standsThere') : undefined}
            />
          );
        })}
      </div>
    </Section>
  );
}
