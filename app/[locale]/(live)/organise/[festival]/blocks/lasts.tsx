'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { type BlockClock, type blockSchema, blockTimes } from '#lib/blocks/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatDate, formatDuration, formatTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

/** What the typed day, start and end come to, and the date on which that ends where it is another one. */
export function Lasts({
  record,
  schema,
  clock,
  locale,
}: {
  record: RecordFormState;
  schema: ReturnType<typeof blockSchema>;
  clock: BlockClock;
  locale: Locale;
}) {
  const t = useTranslations('places.blocks');
  const typed = useWatch({ control: record.form.control });
  const { data } = schema.safeParse(typed);
  const said = () => {
    if (!data) return '';
    const { startsAt, minutes } = blockTimes(data, clock);
    const end = addMinutes(startsAt, minutes, clock.timeZone);
    const time = formatTimeRange(startsAt, end, locale);
    const duration = formatDuration(minutes, locale, 'hours');
    const date = end.slice(0, 10);
    return date === data.day
      ? t('lasts', { time, duration })
      : t('lastsInto', { time, duration, date: formatDate(date, locale) });
  };
  return (
    <p role="status" className="hint empty:hidden">
      {said()}
    </p>
  );
}
