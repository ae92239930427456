import { TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { InHeader, MessageBar, UndoBar } from '#app/_components/message-bar.tsx';
import { type ActWords, sayAct } from '#lib/events/say-act.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { PlacedCells } from './placed-cells.ts';

/** What is wrong, each with what can be done. */
export function TableAlerts({
  cells: { state, store, t },
  refused,
  isEnded,
  clocks,
}: {
  cells: PlacedCells;
  refused: { count: number; goToFirst: () => void };
  /** Changes by others are not reported any more. */
  isEnded: boolean;
  clocks: Clocks;
}) {
  const acts = useTranslations('acts');
  const common = useTranslations('common');
  const locale = useLocale() as Locale;
  const { lost, isStuck, isUnread, news } = state;
  return (
    <p role="alert" className="cells-alert">
      {refused.count > 0 && (
        <span>
          <TriangleAlert aria-hidden size={18} /> {t('refused', { count: refused.count })}{' '}
          <button type="button" className="link" onClick={refused.goToFirst}>
            {t('toRefused')}
          </button>
        </span>
      )}
      {lost !== '' && (
        <span>
          {t('lost', { text: lost })}{' '}
          <button type="button" className="btn quiet" onClick={store.lostRead}>
            {common('close')}
          </button>
        </span>
      )}
      {(isStuck || isUnread) && (
        <span>
          {isStuck && t('unsaved')} {isUnread && t('unread')}{' '}
          <button type="button" className="btn" onClick={store.retry}>
            {t('retry')}
          </button>
        </span>
      )}
      {isEnded && <span>{acts('state.ended')}</span>}
      {news?.is === 'refused' && <span>{sayAct(acts as ActWords, news.answer.message, { locale, clocks })}</span>}
    </p>
  );
}

/** What was just done, with « Défaire », or why something was not done. */
export function TableDone({
  cells: { state, store, t, say },
  slug,
  notice,
}: {
  cells: PlacedCells;
  slug: string;
  notice: string | null;
}) {
  const { news } = state;
  return (
    <InHeader>
      {news?.is === 'done' && news.count > 0 && notice === null && (
        <UndoBar
          key={news.batch}
          slug={slug}
          batch={news.batch}
          message={t('done', { count: news.count })}
          onTurned={store.turned}
          isPassing
        />
      )}
      {notice !== null && <MessageBar tone="plain" message={notice} onClose={() => say(null)} />}
    </InHeader>
  );
}
