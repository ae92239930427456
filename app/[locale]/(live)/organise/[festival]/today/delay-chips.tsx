import { Link } from '#app/_ui/link.tsx';
import { typeset } from '#lib/i18n/typeset.ts';
import type { BoardEvent } from '#lib/live/day-board.ts';
import { MAX_DELAY, usualDelays } from '#lib/live/day-posts-schema.ts';
import { spokenDuration } from '#lib/time/format.ts';
import type { TodayScene } from './scene.ts';

/**
 * +5 +10 +15 +20, added to the announced delay, as people beside the stage count: each shows the
 * total and leads to what it would do. The total is posted, so that a tap on an outdated page still
 * means the delay it showed.
 */
export function DelayChips({ scene, event }: { scene: TodayScene; event: BoardEvent }) {
  const { words, paths, locale } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return usualDelays
    .map((minutes) => ({ minutes, total: event.delay + minutes }))
    .filter(({ total }) => total <= MAX_DELAY)
    .map(({ minutes, total }) => (
      <Link
        key={minutes}
        href={paths.delay(event.number, total, event.delay)}
        className="btn"
        aria-label={typeset(t('delayNamed', { title, minutes: spokenDuration(total, locale) }), locale)}
      >
        {event.delay > 0 ? t('delay.plusTo', { minutes, total }) : t('delay.plus', { minutes })}
      </Link>
    ));
}
