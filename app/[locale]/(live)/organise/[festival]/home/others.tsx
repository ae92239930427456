import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { HistoryLines } from '#app/[locale]/(live)/organise/[festival]/history/history-lines.tsx';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { historyOf } from '#lib/undo/history-lines.ts';

const SHOWN = 5;

/** What the others did, the last first. Nothing where one works alone. */
export async function Others({ festival, scene }: { festival: Authorized<Festival, 'read'>; scene: Scene }) {
  const t = await getTranslations('desk.home');
  const { lines } = historyOf(festival, { notBy: festival.actor.userId }, SHOWN);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="others" className="grid content-start gap-2">
      <h2 id="others" className="text-[1.25rem]">
        {t('others')}
      </h2>
      <HistoryLines
        lines={lines}
        index={scene.index}
        locale={scene.locale}
        slug={festival.slug}
        zone={festival.timeZone}
        isDated
      />
      <Link href={scene.paths.section('history') as Route} prefetch={false} className="link justify-self-start py-2">
        {t('history')}
      </Link>
    </section>
  );
}
