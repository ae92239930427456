import { clsx } from 'clsx';
import { placesClass } from '#app/_components/programme/places-class.ts';
import { Spoken, TimeRange, Voiced } from '#app/_components/time.tsx';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { BoardEvent } from '#lib/live/day-board.ts';
import {
  type Clocks,
  formatDuration,
  formatTime,
  type SaidHour,
  saidHour,
  spokenDuration,
  spokenTime,
} from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { BoardWords } from './scene.ts';

type Props = { event: BoardEvent; words: BoardWords };

/** When a séance is now, and when it was planned. */
export function EventWhen({ event, words }: Props) {
  const { locale, t } = words;
  const isLate = event.delay > 0;
  return (
    <span className="today-when">
      <TimeRange
        from={event.startsAt}
        to={event.endsAt}
        locale={locale}
        isApproximate={event.endIsApproximate}
        isEndAgain={event.isEndAgain}
      />
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

type TimedProps = { locale: Locale; className?: string; children: (printed: string) => string };

/** A sentence with a time, printed and spoken. `at` is a wall clock. */
export const Timed = ({ at, locale, className, children }: TimedProps & { at: string }) => (
  <span className={clsx('relative', className)}>
    <Spoken as={children(spokenTime(at, locale))}>{children(formatTime(at, locale))}</Spoken>
  </span>
);

type Said = { locale: Locale; className?: string; children: (said: SaidHour) => string };
/** The festival's clocks, and the instant at which the page was drawn. */
type Read = { clocks: Clocks; now: string };

/** A sentence with a wall clock, which names the day if that is not today. */
export function TimedBeside({ at, clocks, now, locale, className, children }: Said & Read & { at: string }) {
  const said = (manner: Voice) => children(saidHour(at, fromInstant(now, clocks.timeZone), clocks, locale, manner));
  return (
    <span className={clsx('relative', className)}>
      <Voiced say={said} />
    </span>
  );
}

/** The same for an instant, in the festival's time zone. */
export const TimedInstant = ({ at, ...rest }: Said & Read & { at: string }) => (
  <TimedBeside at={fromInstant(at, rest.clocks.timeZone)} {...rest} />
);

/** A sentence with a number of minutes. */
const Lasting = ({ minutes, locale, className, children }: TimedProps & { minutes: number }) => (
  <span className={clsx('relative', className)}>
    <Spoken as={children(spokenDuration(minutes, locale))}>{children(formatDuration(minutes, locale))}</Spoken>
  </span>
);
