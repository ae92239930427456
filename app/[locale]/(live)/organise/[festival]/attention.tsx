import { setImmediate } from 'node:timers/promises';
import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Role } from '#lib/accounts/schema.ts';
import { warningCounts } from '#lib/events/warning-groups.ts';
import type { Remit } from '#lib/model/remit.ts';
import { standingOf } from '#lib/warnings/queries.ts';
import { isUnderWay, type Scene } from './events/scene.ts';
import { WarningGroups } from './warning-group.tsx';

type Props = { scene: Scene; slug: string; isReadOnly: boolean; remit: Remit | null | undefined; role: Role };

/** How many warnings are shown; a page of their own lists all. */
const MAX_SHOWN = 6;

/** Clashes and missing facts, the most urgent first. */
export async function Attention({ scene, slug, ...rest }: Props) {
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
