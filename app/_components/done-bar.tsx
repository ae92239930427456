import { getLocale, getTranslations } from 'next-intl/server';
import { saidOfImport } from '#lib/exchange/lists/said-of-import.ts';
import { recentAct } from '#lib/history/queries.ts';
import { now } from '#lib/time/clock.ts';
import { UndoBar } from './message-bar.tsx';

/**
 * Says what the act that led to this page did (`?done=`), with « Défaire » as long as it is
 * offered.
 */
export async function DoneBar({
  festival,
  batch,
}: {
  festival: { id: number; slug: string };
  batch: string | string[] | undefined;
}) {
  const act = typeof batch === 'string' ? recentAct(festival.id, batch, now()) : null;
  if (!act || typeof batch !== 'string') return null;
  const t = await getTranslations('desk.done');
  // The same verb has different sentences for a séance and for a shift.
  const names = [`${act.entity}-${act.verb}`, act.verb];
  return (
    <div className="mb-4 rounded-card bg-good-bg px-4 py-2 empty:hidden">
      <UndoBar
        key={batch}
        slug={festival.slug}
        batch={batch}
        age={act.age}
        message={
          saidOfImport(festival.id, batch, await getLocale()) ??
          t((names.find((name) => t.has(name as never)) ?? 'edited') as never, { count: act.count } as never)
        }
      />
    </div>
  );
}
