import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { HistoryLines } from '#app/[locale]/(live)/organise/[festival]/history/history-lines.tsx';
import { lastChange } from '#lib/events/act-answers.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Whom } from '#lib/messages/schema.ts';
import type { Authorized } from '#lib/policy.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { actsSince, type HistoryLine, historyOf } from '#lib/undo/history-lines.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { unreadApplications } from '#lib/volunteers/joining/applications.ts';
import { KeepVisit } from './keep-visit.tsx';
import { goneOf, LAST_VISIT, visited } from './last-visit.ts';

/**
 * What waits for coordinators: reported problems, missing people today and tomorrow, applications,
 * exchanges, people who have not looked. Nothing before there are shifts or applications.
 */
export async function Team({ festival, locale, now }: { festival: Authorized<'read'>; locale: Locale; now: string }) {
  const t = await getTranslations('desk.home.team');
  const { actor, slug, db } = festival;
  const coordinating = authorizeFestival(actor, slug, 'volunteers', db);
  const { problems, exchanges, people, coverage, plan } = volunteersBoard(coordinating, now);
  const applications = unreadApplications(coordinating);
  if (plan.timed.length === 0 && applications === 0) return null;
  const paths = deskPaths(locale, slug);
  const today = dayOnAt(festival, now);
  const lacking = (from: string, to: string) =>
    coverage.holes.filter(({ day }) => day >= from && day <= to).reduce((sum, { missing }) => sum + missing, 0);
  const soon = lacking(today, addDays(today, 1));
  const later = lacking(addDays(today, 2), '9999-12-31');
  const writeTo = (who: Whom) => `${paths.volunteers('messages')}?who=${who}`;
  const rows = [
    { key: 'problems', count: problems.length, href: paths.section('today'), isUrgent: true },
    { key: 'soon', count: soon, href: paths.volunteers(), isUrgent: true },
    { key: 'applications', count: applications, href: paths.volunteers('applications'), isUrgent: false },
    { key: 'exchanges', count: exchanges.length, href: paths.volunteers(), isUrgent: false },
    {
      key: 'reconfirm',
      count: people.filter(({ toReconfirm }) => toReconfirm.length > 0).length,
      href: writeTo('reconfirm'),
      isUrgent: false,
    },
    {
      key: 'unseen',
      count: people.filter(({ unseen }) => unseen.length > 0).length,
      href: writeTo('unseen'),
      isUrgent: false,
    },
    {
      key: 'unanswered',
      count: people.filter(({ unanswered }) => unanswered > 0).length,
      href: writeTo('unanswered'),
      isUrgent: false,
    },
    { key: 'later', count: later, href: paths.volunteers('fill'), isUrgent: false },
  ] as const;
  const waiting = rows.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="team" className="grid content-start gap-2">
      <h2 id="team" className="text-[1.25rem]">
        {t('title')}
      </h2>
      {waiting.length === 0 && <p className="text-soft">{t('nothing')}</p>}
      <ul className="home-rows">
        {waiting.map(({ key, count, href, isUrgent }) => (
          <li key={key}>
            <Link href={href}>
              <span className={isUrgent ? 'font-semibold text-bad' : undefined}>
                {typeset(t(key, { count }), locale)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN = 5;
/** How many new acts are listed; for the others a number is given. */
const MAX_NEW = 10;

type OthersProps = { festival: Authorized<'read'>; scene: Scene; now: string };

/**
 * What others did since the reader's last visit, then before it, newest first. Nothing where
 * somebody works alone.
 */
export async function Others({ festival, scene, now }: OthersProps) {
  const t = await getTranslations('desk.home');
  const { userId } = festival.actor;
  const cookie = (await cookies()).get(LAST_VISIT)?.value;
  const minute = minutesAt(now);
  const seen = { userId, festivalId: festival.id, newest: lastChange(festival.db, festival.id), minute };
  const visit = { ...seen, gone: goneOf(cookie, seen) };
  const { since } = visited(cookie, visit);
  const { lines: fresh } = historyOf(festival, { notBy: userId, after: since }, MAX_NEW);
  const room = SHOWN - fresh.length;
  const { lines: earlier } = room > 0 ? historyOf(festival, { notBy: userId, before: since + 1 }, room) : { lines: [] };
  const kept = <KeepVisit {...visit} />;
  if (fresh.length + earlier.length === 0) return kept;
  const more = fresh.length < MAX_NEW ? 0 : actsSince(festival, since) - fresh.length;
  const list = (lines: readonly HistoryLine[]) => (
    <HistoryLines
      lines={lines}
      index={scene.index}
      locale={scene.locale}
      slug={festival.slug}
      zone={festival.timeZone}
      isDated
    />
  );
  return (
    <section aria-labelledby="others" className="grid content-start gap-2">
      <h2 id="others" className="text-[1.25rem]">
        {t('others')}
      </h2>
      {kept}
      {fresh.length > 0 && (
        <>
          <h3 className="text-[1.05rem]">{t('sinceLast')}</h3>
          {list(fresh)}
          {more > 0 && <p className="text-soft">{t('andMoreActs', { count: more })}</p>}
          {earlier.length > 0 && <h3 className="mt-2 text-[1.05rem]">{t('beforeLast')}</h3>}
        </>
      )}
      {earlier.length > 0 && list(earlier)}
      <Link href={scene.paths.section('history')} className="link justify-self-start py-2">
        {t('history')}
      </Link>
    </section>
  );
}
