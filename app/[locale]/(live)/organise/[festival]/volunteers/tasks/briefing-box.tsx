import { getTranslations } from 'next-intl/server';
import type { Opened } from '#app/_server/festival-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { now } from '#lib/time/clock.ts';
import { typeset } from '#lib/time/format.ts';
import { briefingReaders } from '#lib/volunteers/briefings.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { Task } from '#lib/volunteers/roots.ts';

type Scene = Pick<Opened<'volunteers'>, 'festival' | 'locale' | 'paths'> & { plan: VolunteerPlan };

/** Who of those on its shifts has said « lu » of what is to be done, those who have not first. */
export async function BriefingBox({ task, plan, festival, locale, paths }: Scene & { task: Task }) {
  const readers = briefingReaders(festival.id, now(), festival.db).get(task.id);
  if (!readers || readers.read.length + readers.unread.length === 0) return null;
  const t = await getTranslations('coordination.briefing');
  return (
    <section className="card vol-box" aria-labelledby="readers">
      <h2 id="readers">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      {(['unread', 'read'] as const).map(
        (which) =>
          readers[which].length > 0 && (
            <div key={which}>
              <h3 className="text-base">{t(which, { count: readers[which].length })}</h3>
              <ul>
                {readers[which].map((id) => (
                  <li key={id}>
                    <Link href={paths.volunteers('people', id)} className="link inline-block py-2">
                      {typeset(plan.names.volunteers.get(id)?.name ?? '', locale)}
                    </Link>
                  </li>
                ))}
              </ul>
              {which === 'unread' && (
                <Link href={`${paths.volunteers('messages')}?who=unread&task=${task.id}`} className="btn w-fit">
                  {t('write')}
                </Link>
              )}
            </div>
          ),
      )}
    </section>
  );
}
