import { Spoken } from '#app/_components/time.tsx';
import type { DayChange } from '#lib/live/day-history.ts';
import { dayChangeSentence } from '#lib/live/day-history-sentences.ts';
import { lastToldOf } from '#lib/live/last-told.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { TodayScene } from './scene.ts';

/** What was done last today with one of these séances (numbers), by whom and when: whoever is about to act knows what they act on. */
export function LastTold({ scene, events }: { scene: TodayScene; events: readonly number[] }) {
  const last = lastToldOf(scene.board.history, events);
  if (!last) return null;
  return (
    <p className="today-last relative">
      <Spoken as={sentenceOf(scene, last, 'spoken')}>{sentenceOf(scene, last, 'printed')}</Spoken>
    </p>
  );
}

function sentenceOf(
  { words, document, locale, festival }: TodayScene,
  last: DayChange,
  manner: 'printed' | 'spoken',
): string {
  const at = fromInstant(last.at, festival.timeZone);
  return words.t('last', {
    sentence: dayChangeSentence(last, document, locale, manner),
    by: last.by || words.t('history.itself'),
    time: manner === 'spoken' ? spokenTime(at, locale) : formatTime(at, locale),
  });
}
