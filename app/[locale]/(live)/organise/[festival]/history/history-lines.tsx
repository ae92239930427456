import { getTranslations } from 'next-intl/server';
import { TimeOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { formatDate } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { HistoryLine } from '#lib/undo/history-lines.ts';
import { historySentence, linkOf } from '#lib/undo/history-sentence.ts';
import './history.css';
import { TakeBack } from './take-back.tsx';

/**
 * Acts of the history, one below the other, each with a button to undo it. `isDated`: shown beside
 * a form; the day stands before the hour as no heading names it, and there is no button, which
 * would change the record somebody is editing.
 */
export async function HistoryLines({
  lines,
  index,
  locale,
  slug,
  zone,
  isDated = false,
}: {
  lines: readonly HistoryLine[];
  index: DraftIndex;
  locale: Locale;
  slug: string;
  zone: string;
  isDated?: boolean;
}) {
  const t = await getTranslations('history');
  const common = await getTranslations('common');
  return (
    <ul className={isDated ? 'history-lines is-dated' : 'history-lines'}>
      {lines.map((line) => {
        const href = linkOf(line, index, locale, slug);
        const sentence = historySentence(line, index, locale);
        const at = fromInstant(line.at, zone);
        return (
          <li key={line.id}>
            <span className="history-when">
              {isDated && <>{formatDate(at.slice(0, 10), locale, 'column')} </>}
              <TimeOf at={at} locale={locale} style="column" />
            </span>
            <span className="history-what">
              {href === null ? (
                sentence
              ) : (
                <Link href={href} className="link">
                  {sentence}
                </Link>
              )}
              <small>
                {line.by || t('system')}
                {line.isUndone && `${SEPARATOR}${t('isUndone')}`}
              </small>
            </span>
            {line.canUndo && !isDated && (
              <TakeBack
                batch={line.batch}
                turn={line.isUndo ? 'redo' : line.isDeletion ? 'put-back' : 'undo'}
                label={line.isUndo ? common('redo') : line.isDeletion ? t('putBack') : common('undo')}
                of={sentence}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
