import { useTranslations } from 'next-intl';
import { Duration } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { FillDifference, FillWorth } from '#lib/volunteers/filling.ts';

/** The numbers a filling is judged by, before and after. */
export function Numbers({ difference: { before, after }, locale }: { difference: FillDifference; locale: Locale }) {
  const t = useTranslations('volunteerForms.fill');
  const hours = ({ leastMinutes, mostMinutes }: FillWorth) => (
    <>
      <Duration minutes={leastMinutes} locale={locale} style="hours" /> –{' '}
      <Duration minutes={mostMinutes} locale={locale} style="hours" />
    </>
  );
  const wishes = ({ wishesMet, wishes: all }: FillWorth) =>
    all === 0 ? t('noWish') : t('of', { met: wishesMet, all });
  const seances = ({ seancesKept, seances: all }: FillWorth) => t('kept', { kept: seancesKept, all });
  const rows = [
    { key: 'unfilled', was: before.unfilled, is: after.unfilled, isGood: after.unfilled === 0 },
    // Nobody needs to read that nothing goes against a wish.
    ...(before.unwished + after.unwished > 0
      ? [{ key: 'against', was: before.unwished, is: after.unwished, isGood: false } as const]
      : []),
    { key: 'hours', was: hours(before), is: hours(after), isGood: false },
    {
      key: 'longest',
      was: <Duration minutes={before.longestDayMinutes} locale={locale} style="hours" />,
      is: <Duration minutes={after.longestDayMinutes} locale={locale} style="hours" />,
      isGood: false,
    },
    {
      key: 'wishes',
      was: wishes(before),
      is: wishes(after),
      isGood: after.wishes > 0 && after.wishesMet === after.wishes,
    },
    ...(after.seances > 0
      ? [
          {
            key: 'seances',
            was: seances(before),
            is: seances(after),
            isGood: after.seancesKept === after.seances,
          } as const,
        ]
      : []),
  ] as const;
  return (
    <table className="fill-numbers card">
      <thead>
        <tr>
          <th scope="col">
            <span className="spoken">{t('number')}</span>
          </th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, was, is, isGood }) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td className="num text-soft">{was}</td>
            <td className={isGood ? 'num is-after text-good' : 'num is-after'}>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
