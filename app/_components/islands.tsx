import type { NoteWords } from '#app/_islands/offline-note.ts';
import { buildId } from '#app/feeds/build-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. */
export const Islands = () => <script src={`/islands.js?v=${buildId()}`} defer />;

/**
 * The script that runs before the page is painted (`app/_islands/early.ts`), where this stands.
 * `from`, `to`: the instants between which the festival is on.
 */
export const Early = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => (
  <script src={`/early.js?v=${buildId()}`} data-from={from} data-to={to} />
);

/**
 * An invisible element with what `app/_islands/offline.ts` needs: to say from when a kept page is,
 * and, for a page of a published `festival`, to have its programme kept.
 */
export function OfflineMark({
  locale,
  timeZone,
  festival,
}: {
  locale: Locale;
  timeZone: string;
  festival?: { slug: string; key: string };
}) {
  const t = sentencesIn(locale, 'offline');
  const words: NoteWords = {
    today: t('today', { time: '{time}' }),
    before: t('before', { date: '{date}', time: '{time}' }),
    unfiltered: t('unfiltered'),
    back: t('back'),
    reload: t('reload'),
    hide: sentencesIn(locale, 'common')('hideMessage'),
  };
  return (
    <span
      hidden
      data-island="offline"
      data-locale={locale}
      data-zone={timeZone}
      data-festival={festival?.slug}
      data-key={festival?.key}
      data-src={`/offline-note.js?v=${buildId()}`}
      data-words={JSON.stringify(words)}
    />
  );
}
