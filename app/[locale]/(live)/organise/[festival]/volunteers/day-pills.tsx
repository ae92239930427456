import { useTranslations } from 'next-intl';
import { DateOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';

/** Links to the days of a festival, one of them current; `note` says what is left on a day. */
export function DayPills({
  days,
  current,
  locale,
  href,
  note,
}: {
  days: readonly string[];
  current: string | undefined;
  locale: Locale;
  href: (day: string) => string;
  note?: (day: string) => { text: string; spoken: string } | null;
}) {
  const t = useTranslations('coordination');
  if (days.length < 2) return null;
  return (
    <nav aria-label={t('days')} className="vol-days no-print">
      <ul>
        {days.map((day) => {
          const said = note?.(day);
          return (
            <li key={day}>
              <Link href={href(day)} scroll={false} aria-current={day === current ? 'date' : undefined}>
                <DateOf date={day} locale={locale} style="short" />
                {said && (
                  <>
                    {' '}
                    <span aria-hidden="true" className="vol-left num">
                      {said.text}
                    </span>
                    <span className="spoken">{said.spoken}</span>
                  </>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
