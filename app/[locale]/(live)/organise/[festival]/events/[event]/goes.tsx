import { getTranslations } from 'next-intl/server';
import type { EventRoot } from '#lib/events/root.ts';
import type { Locale } from '#lib/i18n/locale.ts';

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
