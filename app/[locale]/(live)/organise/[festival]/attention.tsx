import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { conflictsOf } from '../../../../../lib/events/conflicts.ts';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import type { DraftIndex } from '../../../../../lib/programme/draft.ts';
import { WarningGroups } from './warning-group.tsx';

type Props = { index: DraftIndex; locale: Locale; slug: string; isReadOnly: boolean };

/** What clashes and what is missing, the most urgent first. */
export async function Attention(props: Props) {
  const t = await getTranslations('desk.overview');
  const warnings = conflictsOf(props.index.draft);
  return (
    <section aria-labelledby="attention" className="grid content-start gap-3">
      <h2 id="attention">{t('attention')}</h2>
      <WarningGroups warnings={warnings} {...props} />
      {warnings.length === 0 && (
        <p className="flex items-center gap-2 rounded-card bg-good-bg px-4 py-3 font-semibold text-good">
          <CircleCheckBig aria-hidden size={20} className="flex-none" />
          {t('nothing')}
        </p>
      )}
    </section>
  );
}
