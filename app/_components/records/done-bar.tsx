import { getTranslations } from 'next-intl/server';
import { recentAct } from '../../../lib/history/queries.ts';
import type { Locale } from '../../../lib/i18n/locale.ts';
import { now } from '../../../lib/time/clock.ts';
import { UndoBar } from '../../[locale]/(live)/organise/[festival]/undo-bar.tsx';

const SAID = ['created', 'edited', 'deleted', 'undone'] as const;
const isSaid = (verb: string): verb is (typeof SAID)[number] => SAID.some((said) => said === verb);

/** What was just done on the page one comes from (`?done={batch}`), with « Défaire » while it is offered. */
export async function DoneBar({
  festival,
  batch,
  locale,
}: {
  festival: { id: number; slug: string };
  batch: string | string[] | undefined;
  locale: Locale;
}) {
  const act = typeof batch === 'string' ? recentAct(festival.id, batch, now()) : null;
  if (!act || typeof batch !== 'string') return null;
  const t = await getTranslations({ locale, namespace: 'records.done' });
  return (
    <div className="mb-4 rounded-card border border-line bg-good-bg px-4 py-2">
      <UndoBar key={batch} slug={festival.slug} batch={batch} message={t(isSaid(act.verb) ? act.verb : 'other')} />
    </div>
  );
}
