import './events/events.css';
import './overview.css';
import { setImmediate } from 'node:timers/promises';
import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { releaseFigures } from '#app/_server/jobs/publication.ts';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Role } from '#lib/accounts/schema.ts';
import { warningCounts } from '#lib/events/warning-groups.ts';
import { hasNextEdition } from '#lib/festivals/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { erasuresAhead } from '#lib/keeping/erasures-ahead.ts';
import type { Remit } from '#lib/model/remit.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { askedWithinDay, starsOf, toldInAll } from '#lib/selections/counted.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate } from '#lib/time/format.ts';
import { standingOf } from '#lib/warnings/queries.ts';
import { CarriedCounts } from './carried/carried.tsx';
import { isUnderWay, type Scene, sceneOf } from './events/scene.ts';
import { Unscheduled } from './events/unscheduled.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Days } from './home/days.tsx';
import { NextAct } from './home/next-act.tsx';
import { nextActOf, STEP_OF } from './home/next-act-of.ts';
import { Others, Team } from './home/team.tsx';
import { Unpublished } from './unpublished.tsx';
import { WarningGroups } from './warnings/warning-group.tsx';

export const generateMetadata = titled('desk', 'nav.overview');

/** How many unscheduled séances are listed; the others are in the list of séances. */
const MAX_WAITING = 5;

/**
 * What to do next, the days, what needs attention, unscheduled séances and what is not public; for
 * coordinators, the team comes before the programme.
 */
export default festivalPage('read', async function Overview({ locale, festival, query }) {
  const { done } = query;
  const t = await getTranslations('desk.home');
  const nav = await getTranslations('desk.nav');
  const at = now();
  // For a large festival a thread finds the figures, as those of the frame, meanwhile.
  const [state, scene] = await Promise.all([
    releaseFigures(festival, at),
    Promise.resolve().then(() => sceneOf(festival, locale)),
  ]);
  const { today } = scene;
  const { draft } = scene.index;
  const isNew = draft.events.length === 0;
  const hasNext = festival.role !== 'coordinator' && may(festival.role, 'schedule');
  const isOver = today > festival.endsOn;
  const afterwards = isOver ? { hasNextEdition: hasNextEdition(festival) } : null;
  const act = hasNext
    ? nextActOf(draft, warningCounts(scene.open).blocking, state, festival.role, afterwards)
    : undefined;
  const hasSteps = state.release === null && !isOver && may(festival.role, 'schedule');
  const coordinates = may(festival.role, 'volunteers');
  const team = coordinates && <Team festival={festival} locale={locale} now={at} />;
  const ahead = daysBetween(today, festival.startsOn);
  const opens = isOver ? 'over' : ahead > 0 ? 'ahead' : 'on';
  return (
    <>
      <header className="home-head">
        <h1>{nav('overview')}</h1>
        <p className="text-soft">
          {typeset(t(opens, { day: formatDate(today, locale), count: Math.max(ahead, 0) }), locale)}
        </p>
      </header>
      <DoneBar festival={festival} batch={done} />
      <ErasuresAhead festival={festival} locale={locale} today={at.slice(0, 10)} />
      {(!isNew || isOver) && (
        <>
          {festival.role === 'coordinator'
            ? team
            : hasNext && <NextAct scene={scene} state={state} act={act} isOver={isOver} slug={festival.slug} />}
          {draft.rooms.length > 0 && <Days scene={scene} />}
        </>
      )}
      <div className="overview">
        <div className="overview-main">
          {isNew && !isOver ? (
            <FirstSteps index={scene.index} locale={locale} slug={festival.slug} role={festival.role} />
          ) : (
            !isOver && (
              <Attention
                scene={scene}
                slug={festival.slug}
                isReadOnly={!may(festival.role, 'schedule')}
                remit={festival.actor.remit}
                role={festival.role}
              />
            )
          )}
          <Others festival={festival} scene={scene} now={at} />
        </div>
        <div className="overview-aside">
          {!isNew && hasSteps && (
            <section aria-labelledby="first-steps">
              <h2 id="first-steps" className="text-[1.25rem]">
                {t('firstSteps')}
              </h2>
              <FirstSteps
                index={scene.index}
                locale={locale}
                role={festival.role}
                slug={festival.slug}
                saidAbove={act && STEP_OF[act.key]}
              />
            </section>
          )}
          {festival.role !== 'coordinator' && team}
          <CarriedCounts festival={festival} locale={locale} />
          {!isNew && !isOver && <Unscheduled scene={scene} most={MAX_WAITING} />}
          <Unpublished
            state={state}
            slug={festival.slug}
            publishPath={may(festival.role, 'publish') && !hasSteps ? scene.paths.section('publish') : null}
            locale={locale}
          />
          <Numbers scene={scene}>{state.release !== null && <Visitors festivalId={festival.id} now={at} />}</Numbers>
        </div>
      </div>
    </>
  );
});

type AttentionProps = { scene: Scene; slug: string; isReadOnly: boolean; remit: Remit | null | undefined; role: Role };

/** How many warnings are shown; a page of their own lists all. */
const MAX_SHOWN = 6;

/** Clashes and missing facts, the most urgent first. */
async function Attention({ scene, slug, ...rest }: AttentionProps) {
  const t = await getTranslations('desk.home');
  await setImmediate();
  const { index, locale, open, paths } = scene;
  const { accepted } = standingOf(index);
  const counts = warningCounts(open);
  const isEmpty = index.draft.events.length === 0;
  return (
    <section aria-labelledby="attention" className="grid content-start gap-3">
      <h2 id="attention">{t('attention')}</h2>
      <WarningGroups warnings={open} most={MAX_SHOWN} index={index} locale={locale} slug={slug} {...rest} />
      {counts.all === 0 && !isEmpty && (
        <p className="flex items-center gap-2 rounded-card bg-good-bg px-4 py-3 font-semibold text-good">
          <CircleCheckBig aria-hidden size={20} className="flex-none" />
          {t('nothing', { isOn: isUnderWay(scene) ? 'yes' : 'no' })}
        </p>
      )}
      {(counts.all > 0 || accepted.length > 0) && (
        <p className="text-soft">
          <Link href={paths.section('warnings')} className="link inline-block py-2">
            {t('all', { count: counts.all })}
          </Link>{' '}
          {accepted.length > 0 && t('accepted', { count: accepted.length })}
        </p>
      )}
    </section>
  );
}

/** How many visitors keep a selection; nothing while there are hardly any. */
async function Visitors({ festivalId, now }: { festivalId: number; now: string }) {
  const t = await getTranslations('desk.home.visitors');
  const { selections, calendars, own } = toldInAll(starsOf(festivalId, now), askedWithinDay(festivalId, now));
  const said = [
    calendars > 0 && t('calendars', { count: calendars, own }),
    selections > 0 && t('selections', { count: selections }),
  ].filter((sentence) => sentence !== false);
  if (said.length === 0) return null;
  return (
    <div className="mt-4">
      {said.map((sentence) => (
        <p key={sentence} className="text-soft">
          {sentence}
        </p>
      ))}
      <p className="hint mt-1">{t('how')}</p>
    </div>
  );
}

/** The number of séances, films and so on, with links. */
async function Numbers({ scene: { index, paths }, children }: { scene: Scene; children: ReactNode }) {
  const t = await getTranslations('desk.home');
  const { draft } = index;
  const numbers: [key: 'events' | 'films' | 'people' | 'rooms', count: number, href: string][] = [
    ['events', draft.events.length, paths.section('events')],
    ['films', draft.films.length, paths.section('films')],
    ['people', draft.people.length, paths.section('people')],
    ['rooms', draft.rooms.length, paths.section('venues')],
  ];
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" className="text-[1.25rem]">
        {t('numbers')}
      </h2>
      <ul className="numbers">
        {numbers.map(([key, count, href]) => (
          <li key={key}>
            <Link href={href}>
              <b>{count}</b>
              <span className="text-soft">{t(`count.${key}`, { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

type ErasuresProps = { festival: Authorized<'read'>; locale: Locale; today: string };

/** Private data that will soon be erased, while it can still be used or kept longer. */
async function ErasuresAhead({ festival, locale, today }: ErasuresProps) {
  const ahead = may(festival.role, 'private-facts') ? erasuresAhead(festival, today) : [];
  if (ahead.length === 0) return null;
  const t = await getTranslations('desk.home.erasure');
  return (
    <div className="my-5 grid gap-2 rounded-card bg-warn-bg px-4 py-3">
      {ahead.map(({ what, on, days }) => (
        <p key={what}>{t(what === 'health' ? 'health' : 'private', { days, on: formatDate(on, locale) })}</p>
      ))}
      {may(festival.role, 'settings') && (
        <p>
          <Link
            href={`${deskPaths(locale, festival.slug).section('settings')}#privacy`}
            className="link inline-block py-2"
          >
            {t('change')}
          </Link>
        </p>
      )}
    </div>
  );
}
