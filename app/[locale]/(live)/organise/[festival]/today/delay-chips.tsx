import type { Route } from 'next';
import Link from 'next/link';
import type { BoardEvent } from '../../../../../../lib/live/day-board.ts';
import { usualDelays } from '../../../../../../lib/live/facts-schema.ts';
import { spokenDuration, typeset } from '../../../../../../lib/time/format.ts';
import type { TodayScene } from './scene.ts';

/** +5 +10 +15 +20: each leads to what it would do. */
export function DelayChips({ scene, event }: { scene: TodayScene; event: BoardEvent }) {
  const { words, paths, locale } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return usualDelays.map((minutes) => (
    <Link
      key={minutes}
      href={paths.delay(event.number, minutes) as Route}
      prefetch={false}
      className="btn"
      aria-current={event.delay === minutes ? 'true' : undefined}
      aria-label={typeset(t('delayNamed', { title, minutes: spokenDuration(minutes, locale) }), locale)}
    >
      {t('delay.plus', { minutes })}
    </Link>
  ));
}
