import { CalendarPlus, CircleCheckBig, Send, TriangleAlert, WandSparkles } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { isUnderWay, type Scene } from '#app/[locale]/(live)/organise/[festival]/events/scene.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { ReleaseFigures } from '#lib/programme/frozen-draft.ts';
import { editionKey } from '#lib/templates/choices.ts';
import type { NextActOf } from './next-act-of.ts';

/** What to do next (`nextActOf`), what it is about, and the link to do it. */
export async function NextAct({
  scene,
  state,
  act,
  slug,
  isOver,
}: {
  scene: Scene;
  state: ReleaseFigures;
  act: NextActOf;
  slug: string;
  isOver: boolean;
}) {
  const t = await getTranslations('desk.home.next');
  const { locale, paths } = scene;
  const grid = paths.section('grid');
  const publishing = { Icon: Send, href: paths.section('publish'), other: null };
  const ways = {
    settle: { Icon: TriangleAlert, href: paths.section('warnings'), other: grid },
    place: { Icon: WandSparkles, href: `${grid}?sheet=propose`, other: grid },
    first: publishing,
    archive: publishing,
    publish: publishing,
    edition: {
      Icon: CalendarPlus,
      href: `${sitePaths(locale).newFestival()}?template=${encodeURIComponent(editionKey(slug))}`,
      other: null,
    },
  };
  const isOn = isUnderWay(scene) ? 'yes' : 'no';
  const isPublic = state.release !== null && state.count + state.leftOut.length === 0;
  if (!act)
    return isOver ? null : (
      <p className="home-next is-good">
        <CircleCheckBig aria-hidden size={24} />
        <span>{typeset(t('nothing', { isPublic: isPublic ? 'yes' : 'no', isOn }), locale)}</span>
      </p>
    );
  const { key, count } = act;
  const { Icon, href, other } = ways[key];
  return (
    <section aria-labelledby="next" className="home-next">
      <Icon aria-hidden size={26} />
      <div>
        <h2 id="next">{typeset(t(`${key}.title`, { count }), locale)}</h2>
        <p className="text-soft">{typeset(t(`${key}.why`, { isOn }), locale)}</p>
      </div>
      <span className="home-acts">
        <Link href={href} className="btn lamp">
          {t(`${key}.do`)}
        </Link>
        {other !== null && (
          <Link href={other} className="btn">
            {t('grid')}
          </Link>
        )}
      </span>
    </section>
  );
}
