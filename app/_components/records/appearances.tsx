import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import type { FormAction } from '#app/_components/use-form-action.ts';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import type { Appearance } from '#lib/programme/appearances.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { DeleteBox } from './form-frame.tsx';

type Festival = { slug: string; dayStartsAt: string };

type AppearancesShown = {
  festival: Festival;
  events: readonly Appearance[];
  locale: Locale;
  note?: (event: Appearance) => ReactNode;
};

/** The séances a record is used in, as links; `note` adds a line to one. */
async function Appearances({ festival, events, locale, note }: AppearancesShown) {
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
            <DateOf date={festivalDayOf(event.startsAt, festival.dayStartsAt)} locale={locale} style="short" />,{' '}
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

/**
 * The delete box of a record that séances may use: the séances that lose it are listed above the
 * button.
 */
export async function DeleteUsed({
  action,
  words,
  festival,
  events,
  rooms = 0,
  locale,
}: {
  action: FormAction;
  /** The messages it uses. */
  words:
    | 'films.delete'
    | 'people.delete'
    | 'places.rooms.delete'
    | 'places.themes.deleteSeries'
    | 'places.themes.deleteTheme'
    | 'places.venues.delete';
  festival: { slug: string; dayStartsAt: string };
  events: readonly Appearance[];
  /** How many rooms are deleted with a venue. */
  rooms?: number;
  locale: Locale;
}) {
  const t = await getTranslations(words);
  const count = events.length;
  return (
    <DeleteBox
      action={action}
      title={t('title')}
      submit={count === 0 ? undefined : t('submit', { count })}
      uses={count}
    >
      <p>{count === 0 ? t('unused', { rooms }) : t('used', { count, rooms })}</p>
      {count > 0 && <Appearances festival={festival} events={events} locale={locale} />}
    </DeleteBox>
  );
}

/** The same without a list of séances: a sentence says what the button does. */
export async function DeleteWithSentence({
  action,
  words,
  uses = 0,
}: {
  action: FormAction;
  words:
    | 'coordination.people.delete'
    | 'coordination.shifts.delete'
    | 'coordination.tasks.delete'
    | 'ownPages.deletePage'
    | 'ownPages.deletePartner'
    | 'pictures.delete'
    | 'places.blocks.delete'
    | 'places.offers.delete';
  uses?: number;
}) {
  const t = await getTranslations(words);
  return (
    <DeleteBox action={action} title={t('title')} uses={uses}>
      <p>{t('told', { count: uses })}</p>
    </DeleteBox>
  );
}
