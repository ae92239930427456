import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import type { Appearance } from '#lib/programme/appearances.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';

type Festival = { slug: string; dayStartsAt: string };

type AppearancesShown = {
  festival: Festival;
  events: readonly Appearance[];
  locale: Locale;
  note?: (event: Appearance) => ReactNode;
};

/** The same with its heading. */
export async function Where(shown: AppearancesShown) {
  const t = await getTranslations({ locale: shown.locale, namespace: 'records' });
  return (
    <section aria-labelledby="where">
      <h2 id="where" className="mb-2 text-[1.2rem]">
        {t('where')}
      </h2>
      <Appearances {...shown} />
    </section>
  );
}

/** The séances a record is used in, as links; `note` adds a line to one. */
export async function Appearances({ festival, events, locale, note }: AppearancesShown) {
  const t = await getTranslations({ locale, namespace: 'records' });
  if (events.length === 0) return <p className="text-soft">{t('nowhere')}</p>;
  return (
    <ul className="grid gap-3">
      {events.map((event) => (
        <li key={event.id} className={`border-l-[3px] border-[var(--k)] pl-3 ${event.kind}`}>
          <AppearanceLine festival={festival} event={event} locale={locale} />
          {note?.(event)}
        </li>
      ))}
    </ul>
  );
}

async function AppearanceLine({ festival, event, locale }: { festival: Festival; event: Appearance; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'records' });
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const title = typesetIn(event.title, locale) || terms(`kind.${event.kind}`);
  const rooms = event.rooms.map((room) => inLocale(room, locale)).join(', ');
  return (
    <>
      <Link href={deskPaths(locale, festival.slug).item('events', event.number)} className="link">
        {title}
      </Link>
      <span className="block text-soft">
        {event.startsAt ? (
          <>
            <DateOf date={festivalDayOf(event.startsAt, festival.dayStartsAt)} locale={locale} style="short" />{' '}
            <TimeOf at={event.startsAt} locale={locale} />
          </>
        ) : (
          t('unscheduled')
        )}
        {rooms && `${SEPARATOR}${rooms}`}
        {event.visibility === 'team' && `${SEPARATOR}${t('team')}`}
      </span>
      {event.status === 'cancelled' && <span className="flag">{t('cancelled')}</span>}
    </>
  );
}
