import { type Known, standingText } from './selection.ts';
import type { TimesIndex } from './times.ts';

/** What the times of a programme, as a browser holds them, say of numbers. */
export const knownTimes = ({ event, film }: TimesIndex): Known => ({
  event(number) {
    const found = event(number);
    return found && standingText(found);
  },
  film: (number) => (film(number) ? true : undefined),
});
