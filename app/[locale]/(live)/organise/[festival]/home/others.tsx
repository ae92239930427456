import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { HistoryLines } from '#app/[locale]/(live)/organise/[festival]/history/history-lines.tsx';
import { lastChange } from '#lib/events/act-answers.ts';
import type { Authorized } from '#lib/policy.ts';
import { actsSince, type HistoryLine, historyOf } from '#lib/undo/history-lines.ts';
import { KeepVisit } from './keep-visit.tsx';
import { goneOf, LAST_VISIT, visited } from './last-visit.ts';

const SHOWN = 5;
/** How many new acts are listed; for the others a number is given. */
const MAX_NEW = 10;

type Props = { festival: Authorized<'read'>; scene: Scene; now: string };

/**
 * What others did since the reader's last visit, then before it, newest first. Nothing where
 * somebody works alone.
 */
export async function Others({ festival, scene, now }: Props) {
  const t = await getTranslations('desk.home');
  const { userId } = festival.actor;
  const cookie = (await cookies()).get(LAST_VISIT)?.value;
  const minute = Math.floor(Date.parse(now) / 60_000);
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
