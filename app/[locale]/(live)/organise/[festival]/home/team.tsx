import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Whom } from '#lib/messages/schema.ts';
import type { Authorized } from '#lib/policy.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { unreadApplications } from '#lib/volunteers/joining/applications.ts';

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
      {waiting.length === 0 && <p className="text-soft">{typeset(t('nothing'), locale)}</p>}
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
