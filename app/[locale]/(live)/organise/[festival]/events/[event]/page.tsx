import { randomUUID } from 'node:crypto';
import { ExternalLink, Send } from 'lucide-react';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { BackLink } from '#app/_components/records/page-frame.tsx';
import { festivalPage, festivalTitle } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { EventForm } from '#app/[locale]/(live)/organise/[festival]/events/form/event-form.tsx';
import { islandMessages } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { HistoryLines } from '#app/[locale]/(live)/organise/[festival]/history/history-lines.tsx';
import { ShiftsOfEvent } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import { AcceptedList, WarningGroups } from '#app/[locale]/(live)/organise/[festival]/warnings/warning-group.tsx';
import { tagsInUse } from '#lib/draft/queries.ts';
import { formChoices } from '#lib/events/form-choices.ts';
import { formValuesOf, withBoxes } from '#lib/events/form-values.ts';
import { mayChange } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { LEAST_TOLD, starsOf, toldStars } from '#lib/selections/counted.ts';
import { now } from '#lib/time/clock.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { historyOf } from '#lib/undo/history-lines.ts';
import { stillToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingOf } from '#lib/warnings/queries.ts';
import '#app/[locale]/(live)/organise/[festival]/events/form/event-form.css';
import { aboutEvent, Goes } from './about-event.tsx';
import { Acts } from './acts.tsx';

export const generateMetadata = festivalTitle(
  'read',
  ({ locale, festival, segments: { event = '' } }) => aboutEvent(festival, event, locale).title,
);

/** How many entries of its history are shown. */
const PAST_SHOWN = 3;

/**
 * The page of a séance: its form, the conduite as it is typed, its warnings, and what can be done
 * with it.
 */
export default festivalPage('read', async function EventPage({ locale, festival, slug, paths, segments, query }) {
  const { event: segment = '' } = segments;
  const t = await getTranslations('events');
  const { event, index, title, released, followers, ending } = aboutEvent(festival, segment, locale);
  const values = formValuesOf(event, festival.dayStartsAt, locale);
  const isReadOnly = !mayChange(festival, 'event', event);
  const place = { locale, slug, number: event.number };
  const seen = { place, version: event.version, clientKey: randomUUID() };
  const at = now();
  const { open, accepted } = standingOf(index, { of: event.id });
  const warnings = stillToSettle(open, index, dayOnAt(festival, at));
  const base = programmeBase(locale, slug);
  const stars = released ? toldStars(starsOf(festival.id, at), event.number) : null;
  return (
    <NextIntlClientProvider messages={islandMessages(locale)}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1">
          <BackLink href={paths.section('events')} label={t('form.back')} />
          <h1>{typeset(title, locale)}</h1>
          {event.status === 'cancelled' && <p className="flag uppercase">{t('flag.cancelled')}</p>}
          {stars !== null && (
            <p className="text-soft">
              {stars === 'few' ? t('starsFew', { count: LEAST_TOLD }) : t('stars', { count: stars })}
            </p>
          )}
        </div>
        {!isReadOnly && (
          <Acts
            {...seen}
            isScheduled={event.startsAt !== null}
            isCancelled={event.status === 'cancelled'}
            question={typeset(t('delete.title', { title }), locale)}
            deletePath={`${paths.item('events', event.number)}/delete`}
            goes={
              <Goes event={event} isPublic={released !== null} followers={followers} ending={ending} locale={locale} />
            }
          />
        )}
      </div>
      <DoneBar festival={festival} batch={query.done} />
      <EventForm
        id={event.id}
        place={place}
        locale={locale}
        values={withBoxes(values, index.draft)}
        choices={formChoices(
          index,
          locale,
          { id: event.id, day: values.day },
          may(festival.role, 'private-facts') ? tagsInUse(festival) : null,
        )}
        links={{ newFilm: paths.item('films', 'new'), newPerson: paths.item('people', 'new') }}
        clientKey={randomUUID()}
        isSuggested={event.timeIsSuggested && event.startsAt !== null}
        isReadOnly={isReadOnly}
        beside={
          <>
            {(released || may(festival.role, 'publish')) && (
              <div className="flex flex-wrap gap-2">
                {released && (
                  <Link href={programmePaths(base, locale).event(released)} className="act">
                    <ExternalLink aria-hidden size={18} />
                    {t('form.public')}
                  </Link>
                )}
                {may(festival.role, 'publish') && (
                  <Link href={`${paths.section('publish')}?only=${event.number}`} className="act">
                    <Send aria-hidden size={18} />
                    {t('form.publishOnly')}
                  </Link>
                )}
              </div>
            )}
            {warnings.length + accepted.length > 0 && (
              <section aria-labelledby="warnings" className="grid gap-2">
                <h2 id="warnings" className="text-[1.2rem]">
                  {t('list.state')}
                </h2>
                <WarningGroups
                  warnings={warnings}
                  index={index}
                  locale={locale}
                  slug={slug}
                  isReadOnly={isReadOnly}
                  remit={festival.actor.remit}
                  on={event.id}
                />
                {accepted.length > 0 && (
                  <AcceptedList
                    accepted={accepted}
                    index={index}
                    locale={locale}
                    slug={slug}
                    mayWithdraw={may(festival.role, 'accept-warnings')}
                  />
                )}
              </section>
            )}
            <ShiftsOfEvent festival={festival} eventId={event.id} index={index} locale={locale} />
            <Past festival={festival} event={event} index={index} locale={locale} />
          </>
        }
      />
    </NextIntlClientProvider>
  );
});

/** The last entries of its history, with a link to all. */
async function Past({
  festival,
  event,
  index,
  locale,
}: Pick<ReturnType<typeof aboutEvent>, 'event' | 'index'> & { festival: Authorized<'read'>; locale: Locale }) {
  const t = await getTranslations('history');
  const { slug, timeZone } = festival;
  const { lines } = historyOf(festival, { of: { entity: 'event', id: event.id } }, PAST_SHOWN);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="past" className="grid gap-2">
      <h2 id="past" className="text-[1.2rem]">
        {t('title')}
      </h2>
      <HistoryLines lines={lines} index={index} locale={locale} slug={slug} zone={timeZone} isDated />
      <Link
        href={`${deskPaths(locale, slug).section('history')}?event=${event.number}`}
        className="link justify-self-start py-2"
      >
        {t('all')}
      </Link>
    </section>
  );
}
