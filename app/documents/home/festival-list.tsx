import { clsx } from 'clsx';
import { Dotted } from '#app/_components/dotted.tsx';
import { isOnAt } from '#lib/festivals/by-time.ts';
import type { PublishedFestival } from '#lib/festivals/queries.ts';
import { shortMonths } from '#lib/i18n/calendar-words.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { formatDateRange } from '#lib/time/format.ts';

type Props = {
  id: string;
  title: string;
  festivals: readonly PublishedFestival[];
  /** How many festivals are listed; of the rest only the number is shown. */
  most: number;
  today: string;
  locale: Locale;
};

/** Festivals along a line of dates, laid out as séances are along a line of hours. */
export function FestivalRail({ id, title, festivals, most, today, locale }: Props) {
  const t = setTranslator(locale, 'home');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-[1.7rem]">
        {title}
      </h2>
      <ul className="max-w-[64rem]">
        {festivals.slice(0, most).map((festival) => (
          <li key={festival.slug} className="home-rail">
            <When from={festival.startsOn} to={festival.endsOn} locale={locale} />
            <div className={clsx('home-on-rail', isOnAt(festival, today) && 'lit')}>
              <FestivalCard festival={festival} today={today} locale={locale} />
            </div>
          </li>
        ))}
      </ul>
      {festivals.length > most && (
        <p className="mt-4 text-soft">{t('find.more', { count: festivals.length - most })}</p>
      )}
    </section>
  );
}

/** The dates in figures; the card says them in words. */
function When({ from, to, locale }: { from: string; to: string; locale: Locale }) {
  const day = (date: string) => String(Number(date.slice(8, 10)));
  const month = (date: string) => shortMonths[locale][Number(date.slice(5, 7)) - 1];
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return (
    <p className="home-when" aria-hidden="true">
      <b>{from === to ? day(from) : isOneMonth ? `${day(from)}–${day(to)}` : day(from)}</b>
      {month(from)} {from.slice(0, 4)}
    </p>
  );
}

/** A festival with its own host name is another site, so its address is absolute. */
const addressOf = ({ host, slug }: PublishedFestival, locale: Locale) =>
  (host === null ? '' : publicUrl(host)) + programmeBase(locale, slug);

function FestivalCard({ festival, today, locale }: { festival: PublishedFestival; today: string; locale: Locale }) {
  const t = setTranslator(locale, 'home');
  const venues = festival.venues.map((venue) => inLocale(venue, locale)).filter(Boolean);
  return (
    <article className="card home-festival">
      {festival.isDemonstration && (
        <p>
          <span className="flag warn">{t('demonstration')}</span>
        </p>
      )}
      <h3 lang={localeOf(festival.name, locale) ?? undefined}>
        <a href={addressOf(festival, locale)}>{typesetIn(festival.name, locale)}</a>
      </h3>
      <p className="font-semibold">
        <Dotted
          parts={[
            formatDateRange(festival.startsOn, festival.endsOn, locale),
            venues.length > 0 && typeset(venues.join(', '), locale),
          ]}
        />
      </p>
      <p className="text-soft">
        {festival.eventCount > 0 && t('seances', { count: festival.eventCount })}
        {isOnAt(festival, today) && (
          <>
            {festival.eventCount > 0 && SEPARATOR}
            <strong className="text-accent">{t('now')}</strong>
          </>
        )}
      </p>
    </article>
  );
}
