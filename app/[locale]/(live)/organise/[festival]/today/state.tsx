import { placesClass } from '#app/_components/programme/places-class.ts';
import { TimeRange } from '#app/_components/time.tsx';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { BoardEvent } from '#lib/live/day-board.ts';
import { Lasting, Timed } from './timed.tsx';
import type { BoardWords } from './words.ts';

type Props = { event: BoardEvent; words: BoardWords };

/** When a séance is now, and when it was planned. */
export function EventWhen({ event, words }: Props) {
  const { locale, t } = words;
  const isLate = event.delay > 0;
  return (
    <span className="today-when">
      <TimeRange from={event.startsAt} to={event.endsAt} locale={locale} isApproximate={event.endIsApproximate} />
      {isLate && (
        <Timed at={event.plannedStart} locale={locale} className="today-planned">
          {(time) => t('planned', { time })}
        </Timed>
      )}
    </span>
  );
}

/** Its state in words with a colour: late, places, cancelled. */
export function EventFlags({ event, words }: Props) {
  const { locale, t } = words;
  const live = translator(locale, 'live');
  return (
    <>
      {event.status === 'cancelled' && <span className="flag">{t('isCancelled')}</span>}
      {event.delay > 0 && (
        <Lasting minutes={event.delay} locale={locale} className="flag warn">
          {(minutes) => t('late', { minutes })}
        </Lasting>
      )}
      {event.places && (
        <span className={placesClass[event.places]}>{capital(live(`places.${event.places}`), locale)}</span>
      )}
      {!event.isPublic && <span className="flag plain">{t('isTeam')}</span>}
    </>
  );
}

/** Says that something was not announced yet. */
export const Unannounced = ({ event, words }: Props) =>
  event.unannounced > 0 && event.status === 'planned' ? (
    <p className="today-warn">
      <Lasting minutes={event.unannounced} locale={words.locale}>
        {(minutes) => words.t('unannounced', { minutes })}
      </Lasting>
    </p>
  ) : null;

/** How many people came in, of how many places. */
export const Entries = ({ event, words }: Props) =>
  event.entries === null ? null : (
    <span className="num text-soft">
      {words.t('entries', { count: event.entries, capacity: event.capacity ?? 'none' })}
    </span>
  );
