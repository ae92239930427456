import { CircleCheck, Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { deskPaths } from '#lib/i18n/paths.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import '#app/_components/records/records.css';

/** Until there is something to coordinate: what it takes, in the order in which it is done, each with the button that does it. */
export async function FirstSteps({ plan, paths }: { plan: VolunteerPlan; paths: ReturnType<typeof deskPaths> }) {
  const t = await getTranslations('coordination.first');
  const steps = [
    {
      key: 'tasks',
      count: plan.tasks.length,
      ways: [
        ...(plan.tasks.length === 0 ? ([['usual', paths.volunteers('tasks')]] as const) : []),
        ['add', paths.volunteers('tasks', 'new')],
      ],
    },
    {
      key: 'shifts',
      count: plan.timed.length,
      ways: [
        ['generate', paths.volunteers('generate')],
        ['add', paths.volunteers('shifts', 'new')],
      ],
    },
    {
      key: 'people',
      count: plan.volunteers.length,
      ways: [
        ['paste', paths.volunteers('paste')],
        ['add', paths.volunteers('people', 'new')],
      ],
    },
  ] as const;
  const next = steps.find(({ count }) => count === 0)?.key;
  return (
    <section className="empty mb-8" aria-labelledby="first-steps">
      <h2 id="first-steps" className="mb-1">
        {t('title')}
      </h2>
      <p className="max-w-[40rem] text-soft">{t('lead')}</p>
      <ol className="vol-steps">
        {steps.map(({ key, count, ways }) => (
          <li key={key}>
            <h3>
              {count > 0 && <CircleCheck aria-hidden size={20} className="mr-1.5 inline text-good" />}
              {t(`${key}.title`)}
            </h3>
            <p className="text-soft">{count > 0 ? t(`${key}.count`, { count }) : t(`${key}.text`)}</p>
            <p className="flex flex-wrap gap-2">
              {ways.map(([way, href], i) => (
                <Link key={way} href={href} className={key === next && i === 0 ? 'btn lamp' : 'btn'}>
                  {way === 'add' && <Plus aria-hidden size={18} />}
                  {t(`${key}.${way}` as 'tasks.add')}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
