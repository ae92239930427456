import { getTranslations } from 'next-intl/server';
import type { Conflict } from '../../lib/history/conflict.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import { formatInstant } from '../../lib/time/format.ts';

const HOUR = 3600;

/** « Camille a modifié cette fiche il y a 20 secondes… »: what the second of two people is told first. `now` is an instant. */
export async function conflictSentence(
  conflict: Conflict,
  { zone, locale, now }: { zone: string; locale: Locale; now: string },
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'conflict' });
  const seconds = Math.max(1, Math.round((Date.parse(now) - Date.parse(conflict.at)) / 1000));
  const when =
    seconds < 60
      ? t('secondsAgo', { count: seconds })
      : seconds < HOUR
        ? t('minutesAgo', { count: Math.round(seconds / 60) })
        : t('onDate', { date: formatInstant(conflict.at, zone, locale, 'long') });
  const who = conflict.by || t('somebody');
  return t(conflict.fields.length > 0 ? 'changed' : 'changedElsewhere', { who, when });
}
