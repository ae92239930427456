import { InstantBeside } from '#app/_components/time.tsx';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import type { Notice } from '#lib/model/live-facts.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { TeamWords } from './team-words.ts';

/**
 * Messages to the public and to the team, above everything else on the pages of the team, the
 * newest first. Screen readers read out those that arrive while the page is open.
 */
export function TeamNotices({
  notices,
  clocks,
  wall,
  words: { t, locale },
}: {
  notices: readonly Notice[];
  clocks: Clocks;
  /** The festival's local time when the page was drawn. */
  wall: string;
  words: TeamWords;
}) {
  if (notices.length === 0) return null;
  return (
    <aside className="live-notices is-team no-print" aria-label={t('notices')} id="notices">
      <div role="alert">
        {[...notices].reverse().map(({ text, at, isForTeam }, i) => (
          <div key={i} className="live-notice">
            <p className="live-notice-at">
              <InstantBeside at={at} beside={wall} clocks={clocks} locale={locale} />
              {SEPARATOR}
              {t(isForTeam ? 'noticeTeam' : 'noticeAll')}
            </p>
            <p dir="auto" className="live-notice-text">
              {typesetIn(text, locale)}
            </p>
          </div>
        ))}
      </div>
    </aside>
  );
}
