import { CircleCheckBig, Send, TriangleAlert, WandSparkles } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import { warningCounts } from '#lib/events/warning-groups.ts';
import { may } from '#lib/policy.ts';
import type { ReleaseStateOf } from '#lib/programme/unpublished.ts';
import { typeset } from '#lib/time/format.ts';
import { standingOf } from '#lib/warnings/queries.ts';

/** The one thing to do next, what it is about, and where it is done: what clashes, then what has no hour, then what nobody has published. */
export async function NextAct({ scene, state, role }: { scene: Scene; state: ReleaseStateOf; role: Role }) {
  const t = await getTranslations('desk.home.next');
  const { index, locale, paths } = scene;
  const blocking = warningCounts(standingOf(index).open).blocking;
  const waiting = index.draft.events.filter(isUnscheduled).length;
  const acts = [
    {
      key: 'settle',
      count: may(role, 'schedule') ? blocking : 0,
      Icon: TriangleAlert,
      href: paths.section('warnings'),
      other: paths.section('grid'),
    },
    {
      key: 'place',
      count: may(role, 'schedule') ? waiting : 0,
      Icon: WandSparkles,
      href: `${paths.section('grid')}?sheet=propose`,
      other: paths.section('grid'),
    },
    {
      key: state.release === null ? 'first' : 'publish',
      count: may(role, 'publish') ? (state.release === null ? 1 : state.count) : 0,
      Icon: Send,
      href: paths.section('publish'),
      other: null,
    },
  ] as const;
  const act = acts.find(({ count }) => count > 0);
  const isPublic = state.release !== null && state.count + state.leftOut.length === 0;
  if (!act)
    return (
      <p className="home-next is-good">
        <CircleCheckBig aria-hidden size={24} />
        <span>{typeset(t('nothing', { isPublic: isPublic ? 'yes' : 'no' }), locale)}</span>
      </p>
    );
  const { key, count, Icon, href, other } = act;
  return (
    <section aria-labelledby="next" className="home-next">
      <Icon aria-hidden size={26} />
      <div>
        <h2 id="next">{typeset(t(`${key}.title`, { count }), locale)}</h2>
        <p className="text-soft">{typeset(t(`${key}.why`), locale)}</p>
      </div>
      <span className="home-acts">
        <Link href={href as Route} prefetch={false} className="btn lamp">
          {t(`${key}.do`)}
        </Link>
        {other !== null && (
          <Link href={other as Route} prefetch={false} className="btn">
            {t('grid')}
          </Link>
        )}
      </span>
    </section>
  );
}
