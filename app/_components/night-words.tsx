'use client';

import { useLocale, useTranslations } from 'next-intl';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { formatTime } from '#lib/time/format.ts';
import { nightSaid } from '#lib/time/night.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/**
 * A sentence below hours typed that are before the start of a day: which night they belong to.
 * `walls`: the wall clocks the form makes of day and hours; null while it cannot. Nothing for other
 * hours.
 */
export function NightWords({ walls, dayStartsAt }: { walls: readonly (WallClock | null)[]; dayStartsAt: string }) {
  const t = useTranslations('common');
  const locale = useLocale();
  const nights = walls.flatMap((wall) => (wall && nightSaid(wall, dayStartsAt, locale)) || []);
  return <Said>{[...new Set(nights.map((night) => t('night', night)))].join(' ')}</Said>;
}

/** The same for an hour without a date, such as that at which a room closes. */
export function NightAfter({ hour, dayStartsAt }: { hour: unknown; dayStartsAt: string }) {
  const t = useTranslations('common');
  const locale = useLocale();
  const time = typeof hour === 'string' ? parseTimeEntry(hour) : null;
  return <Said>{time && time < dayStartsAt ? t('nightAfter', { time: formatTime(time, locale) }) : ''}</Said>;
}

const Said = ({ children }: { children: string }) => (
  <p role="status" className="hint empty:hidden">
    {children}
  </p>
);
