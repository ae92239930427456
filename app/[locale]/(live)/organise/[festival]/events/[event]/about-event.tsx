import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { seenIndex } from '#lib/draft/queries.ts';
import { eventByNumber } from '#lib/events/queries.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { shiftsEndingWith } from '#lib/volunteers/queries.ts';

/** What the pages of one séance need; 404 for an unknown number. */
export function aboutEvent(festival: Authorized<Permission>, segment: string, locale: Locale) {
  const number = numberOf(segment);
  const event = number === null ? null : eventByNumber(festival.id, number);
  if (!event) notFound();
  const index = seenIndex(festival);
  const released = releasedBySlug(festival.slug)?.document.events.find((one) => one.number === event.number) ?? null;
  return {
    event: { ...event, tags: index.events.get(event.id)?.tags ?? [] },
    index,
    title: inLocale(eventTitle(event, index), locale),
    /** The séance as it was published; null when it was not. */
    released,
    ending: shiftsEndingWith(event, festival.db),
    followers: index.draft.events.filter((one) => one.continuesEventId === event.id).length,
  };
}

/** What is deleted with a séance, and what stays. */
export async function Goes({
  event,
  isPublic,
  followers,
  ending,
  locale,
}: {
  event: EventRoot;
  /** Whether it is published. */
  isPublic: boolean;
  /** How many séances continue it. */
  followers: number;
  /** The shifts and assignments that end with it. */
  ending: { shifts: number; volunteers: number };
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'events.delete' });
  const counts = { items: event.items.length, people: event.people.length, offers: event.offers.length };
  const parts = (['items', 'people', 'offers'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => t(part, { count: counts[part] }));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  const total = counts.items + counts.people + counts.offers;
  return (
    <div className="grid gap-2">
      <p>
        {total > 0 ? t('goes', { count: total, list }) : ending.shifts === 0 && t('nothing')} {t('stays')}
      </p>
      {ending.shifts > 0 && (
        <p>
          {t('shifts', { count: ending.shifts })}{' '}
          {ending.volunteers > 0 && t('volunteers', { count: ending.volunteers })}
        </p>
      )}
      {followers > 0 && <p>{t('followers', { count: followers })}</p>}
      {isPublic && <p className="rounded-field bg-warn-bg px-3 py-2 text-warn">{t('public')}</p>}
    </div>
  );
}
