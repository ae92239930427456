import { getTranslations } from 'next-intl/server';
import { agoSentence } from '#app/_server/conflict-sentence.ts';
import type { Saved } from '#lib/events/mutations.ts';
import { whoDeleted } from '#lib/history/queries.ts';
import type { Writing } from '#lib/history/roots.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';

/** Which séance a form is about; `number` is null for a new one. It comes back from the browser, so it is read with care. */
export type EventPlace = { locale: string; slug: string; number: number | null };

export function placeOf({ locale, slug, number }: EventPlace): { locale: Locale; slug: string; number: number | null } {
  return {
    locale: readLocale(locale),
    slug: String(slug),
    number: Number.isSafeInteger(number) ? number : null,
  };
}

type Where = Pick<Writing, 'id' | 'actor'> & { timeZone: string };

/** « Camille a supprimé cette séance il y a 20 secondes… » */
export async function goneSentence(festival: Where, number: number, locale: Locale, now: string): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'events.saved' });
  const deleted = whoDeleted(festival, 'event', number);
  if (!deleted) return t('gone');
  const when = await agoSentence(deleted.at, { zone: festival.timeZone, locale, now });
  return t('goneBy', { own: deleted.isOwn ? 'yes' : 'no', who: deleted.by || t('somebody'), when });
}

/** Why an act was not done: somebody changed the séance since it was seen. */
export async function changedSentence(
  refused: Extract<Saved, { ok: false }>,
  festival: Where,
  locale: Locale,
  now: string,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'events.saved' });
  if (refused.reason !== 'changed') return t('refused');
  const when = await agoSentence(refused.at, { zone: festival.timeZone, locale, now });
  return t('changed', { own: refused.isOwn ? 'yes' : 'no', who: refused.by || t('somebody'), when });
}
