import { getTranslations } from 'next-intl/server';
import { daysOf } from '#lib/days/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { type OfferTarget, targetValue } from '#lib/offers/schema.ts';
import { seriesOf } from '#lib/themes/queries.ts';
import { formatDate } from '#lib/time/format.ts';

/** What an offer can apply to, as options with names: the festival, each day, each series. */
export async function targetsOf(festival: { id: number; dayStartsAt: string }, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'places.offers' });
  const options = [
    { value: 'festival', label: t('wholeFestival') },
    ...daysOf(festival).map(({ id, date }) => ({
      value: targetValue({ dayId: id, seriesId: null }),
      label: formatDate(date, locale, 'long'),
    })),
    ...seriesOf(festival.id).map(({ id, title }) => ({
      value: targetValue({ dayId: null, seriesId: id }),
      label: inLocale(title, locale),
    })),
  ];
  return {
    options,
    nameOf: (target: OfferTarget) => options.find(({ value }) => value === targetValue(target))?.label ?? '',
  };
}
