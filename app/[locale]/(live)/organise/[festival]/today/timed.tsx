import { clsx } from 'clsx';
import { Spoken } from '#app/_components/time.tsx';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
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

type Props = { locale: Locale; className?: string; children: (printed: string) => string };

/** A sentence with a time, printed and spoken. `at` is a wall clock. */
export const Timed = ({ at, locale, className, children }: Props & { at: string }) => (
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
      <Spoken as={said('spoken')}>{said('printed')}</Spoken>
    </span>
  );
}

/** The same for an instant, in the festival's time zone. */
export const TimedInstant = ({ at, ...rest }: Said & Read & { at: string }) => (
  <TimedBeside at={fromInstant(at, rest.clocks.timeZone)} {...rest} />
);

/** A sentence with a number of minutes. */
export const Lasting = ({ minutes, locale, className, children }: Props & { minutes: number }) => (
  <span className={clsx('relative', className)}>
    <Spoken as={children(spokenDuration(minutes, locale))}>{children(formatDuration(minutes, locale))}</Spoken>
  </span>
);
