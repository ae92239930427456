import { clsx } from 'clsx';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '../../../../../../lib/time/format.ts';
import { fromInstant } from '../../../../../../lib/time/wall-clock.ts';
import { Spoken } from '../../../../../_components/time.tsx';

type Props = { locale: Locale; className?: string; children: (printed: string) => string };

/** A sentence with a time in it, printed and said. `at` is a wall clock. */
export const Timed = ({ at, locale, className, children }: Props & { at: string }) => (
  <span className={clsx('relative', className)}>
    <Spoken as={children(spokenTime(at, locale))}>{children(formatTime(at, locale))}</Spoken>
  </span>
);

/** The same of an instant, on the festival's clocks. */
export const TimedInstant = ({ at, zone, ...rest }: Props & { at: string; zone: string }) => (
  <Timed at={fromInstant(at, zone)} {...rest} />
);

/** A sentence with minutes in it. */
export const Lasting = ({ minutes, locale, className, children }: Props & { minutes: number }) => (
  <span className={clsx('relative', className)}>
    <Spoken as={children(spokenDuration(minutes, locale))}>{children(formatDuration(minutes, locale))}</Spoken>
  </span>
);
