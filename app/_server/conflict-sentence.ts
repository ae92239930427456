import { getTranslations } from 'next-intl/server';
import type { Conflict } from '#lib/history/conflict.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatInstant } from '#lib/time/format.ts';

const MINUTE = 60;
const HOUR = 3600;

type At = { zone: string; locale: Locale; now: string };

/** « il y a 20 secondes », « il y a 3 minutes », else the day and hour. `at` and `now` are instants. */
export async function agoSentence(at: string, { zone, locale, now }: At): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'conflict' });
  const seconds = Math.max(1, Math.round((Date.parse(now) - Date.parse(at)) / 1000));
  if (seconds < MINUTE) return t('secondsAgo', { count: seconds });
  if (seconds < HOUR) return t('minutesAgo', { count: Math.round(seconds / MINUTE) });
  return t('onDate', { date: formatInstant(at, zone, locale, 'long') });
}

/** « Camille a modifié cette fiche il y a 20 secondes… », or « Vous avez… »: what is told first. */
export async function conflictSentence(conflict: Conflict, at: At): Promise<string> {
  const t = await getTranslations({ locale: at.locale, namespace: 'conflict' });
  const who = conflict.by || t('somebody');
  const when = await agoSentence(conflict.at, at);
  const own = conflict.isOwn ? 'yes' : 'no';
  return t(conflict.fields.length > 0 ? 'changed' : 'changedElsewhere', { own, who, when });
}
