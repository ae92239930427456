import { standingInWords } from '#app/_server/standing.ts';
import { daysOf } from '#lib/days/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** Says on which of the chosen days the same thing existed already (`?standing=`). */
export async function StandingBar({
  locale,
  festival,
  standing,
}: {
  locale: Locale;
  festival: Parameters<typeof daysOf>[0];
  standing: string | string[] | undefined;
}) {
  const known = new Set(daysOf(festival).map(({ date }) => date));
  const dates = typeof standing === 'string' ? standing.split('.').filter((date) => known.has(date)) : [];
  if (dates.length === 0) return null;
  return (
    <p role="status" className="mb-4 rounded-card bg-sunk px-4 py-3">
      {standingInWords(dates, locale)}
    </p>
  );
}
