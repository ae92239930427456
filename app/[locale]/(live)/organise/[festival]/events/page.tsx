import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { filteredEvents, isUnscheduled, searchEvents } from '../../../../../../lib/events/queries.ts';
import { runningOrderOf } from '../../../../../../lib/events/running-order.ts';
import { shortTitle } from '../../../../../../lib/events/title.ts';
import { may } from '../../../../../../lib/festivals/policy.ts';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '../../../../../../lib/programme/draft.ts';
import { loadDraft } from '../../../../../../lib/programme/queries.ts';
import { now } from '../../../../../../lib/time/clock.ts';
import { festivalDayOf } from '../../../../../../lib/time/festival-day.ts';
import { typeset } from '../../../../../../lib/time/format.ts';
import { DateOf, Duration, TimeRange } from '../../../../../_components/time.tsx';
import { gate } from '../../../../../_server/gate.ts';
import { deskLocale } from '../desk-locale.ts';
import { DoneBar } from '../done-bar.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events'))('title') };
}

/** The séances by festival day, the unscheduled ones last with their total length; searched without accents. */
export default async function Events({ params, searchParams }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const search = await searchParams;
  const t = await getTranslations('events');
  const paths = deskPaths(locale, festival.slug);
  const index = indexDraft(loadDraft(festival.id, festival.db));
  const query = one(search.q)?.slice(0, 200) ?? '';
  const only = one(search.unscheduled) === '1';
  const found = filteredEvents(index, { isUnscheduled: only }, searchEvents(index, query, festival.db));
  const waiting = found.filter(isUnscheduled);
  const days = new Map<string, DraftEvent[]>();
  for (const event of found) {
    if (event.startsAt === null || isUnscheduled(event)) continue;
    const day = festivalDayOf(event.startsAt, festival.dayStartsAt);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  const minutes = waiting.reduce((sum, event) => sum + runningOrderOf(event, index).totalMinutes, 0);
  const row = (event: DraftEvent) => (
    <Row key={event.id} event={event} index={index} locale={locale} href={paths.item('events', event.number)} />
  );

  return (
    <>
      <DoneBar festival={festival} batch={one(search.done)} now={now()} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>{t('title')}</h1>
        {may(festival.role, 'schedule') && (
          <Link href={paths.item('events', 'new') as Route} prefetch={false} className="btn lamp">
            {t('new')}
          </Link>
        )}
      </div>
      <search>
        <form method="get" className="mt-4 flex flex-wrap items-end gap-3">
          <div className="field min-w-[min(100%,22rem)] flex-1">
            <label htmlFor="events-q">{t('list.search')}</label>
            <input id="events-q" name="q" type="search" defaultValue={query} maxLength={200} className="input" />
          </div>
          <label className="flex min-h-[44px] items-center gap-2">
            <input
              type="checkbox"
              name="unscheduled"
              value="1"
              defaultChecked={only}
              className="size-5 accent-accent"
            />
            {t('list.unscheduled')}
          </label>
          <button type="submit" className="btn">
            {t('list.show')}
          </button>
          {(query || only) && (
            <Link href={paths.section('events') as Route} prefetch={false} className="link py-2">
              {t('list.reset')}
            </Link>
          )}
        </form>
      </search>
      <p className="mt-4 text-soft">
        {found.length === 0 && (query || only) ? t('list.nothing') : t('list.count', { count: found.length })}
      </p>
      {[...days].map(([day, events]) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-8">
          <h2 id={`day-${day}`}>
            <DateOf date={day} locale={locale} />
          </h2>
          <ul className="mt-3 grid gap-2">{events.map(row)}</ul>
        </section>
      ))}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="mt-8">
          <h2 id="waiting">{t('unscheduled.title')}</h2>
          <p className="text-soft">
            {t('unscheduled.count', { count: waiting.length })} · <Duration minutes={minutes} locale={locale} />{' '}
            {t('unscheduled.total')}
          </p>
          <ul className="mt-3 grid gap-2">{waiting.map(row)}</ul>
        </section>
      )}
    </>
  );
}

type RowProps = { event: DraftEvent; index: DraftIndex; locale: Locale; href: string };

async function Row({ event, index, locale, href }: RowProps) {
  const [t, terms] = [await getTranslations('events'), await getTranslations('terms')];
  const order = runningOrderOf(event, index);
  const rooms = event.rooms.map(({ roomId }) => inLocale(index.rooms.get(roomId)?.name, locale)).join(', ');
  const flags = [
    event.status === 'cancelled' && t('flag.cancelled'),
    event.visibility === 'team' && t('flag.team'),
    event.timeIsSuggested && t('flag.suggested'),
  ].filter((flag) => flag !== false);
  return (
    <li
      className={`card ${event.kind} relative grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[10rem_1fr_auto] sm:items-center`}
    >
      <span className="num font-semibold">
        {event.startsAt && order.publicEnd ? (
          <TimeRange from={event.startsAt} to={order.publicEnd} isApproximate={order.isApproximate} locale={locale} />
        ) : (
          <Duration minutes={order.totalMinutes} locale={locale} />
        )}
      </span>
      <span className="min-w-0">
        <span className={`tag ${event.kind}`}>{inLocale(event.label, locale) || terms(`kind.${event.kind}`)}</span>
        <Link
          href={href as Route}
          prefetch={false}
          className="block font-title text-[1.1rem] font-bold no-underline after:absolute after:inset-0 after:rounded-card"
        >
          {typeset(shortTitle(event, index, locale), locale) || t('untitled')}
        </Link>
        <span className="text-soft">{rooms}</span>
      </span>
      <span className="flex flex-wrap gap-2">
        {flags.map((flag) => (
          <span key={flag} className="flag warn">
            {flag}
          </span>
        ))}
      </span>
    </li>
  );
}
