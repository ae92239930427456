import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDuration } from '#lib/time/format.ts';
import type { Neighbour, Slot } from './slots.ts';
import type { Warning } from './warning.ts';

/**
 * The `grid` messages in the reader's language: `useTranslations('grid')` or
 * `translator(locale, 'grid')`.
 */
export type SlotWords = (key: never, values?: never) => string;

/** More warnings than this are only counted. */
const MAX_TOLD = 2;

/**
 * Why a slot is proposed, as a sentence without a full stop: the warnings it would cause, else the
 * free time around it. `touch` says one warning in a few words, `titleOf` returns a séance's title
 * in quotes.
 */
export function saySlot(
  words: SlotWords,
  { reason }: Pick<Slot, 'reason'>,
  by: { locale: Locale; touch: (warning: Warning) => string; titleOf: (eventId: number) => string },
): string {
  const say = (key: string, values: object = {}) => words(`find.${key}` as never, values as never);
  const { touches, before, after } = reason;
  const neighbour = (key: 'since' | 'until', { eventId, minutes }: Neighbour) =>
    say(minutes === 0 ? `${key}None` : key, {
      title: by.titleOf(eventId),
      time: formatDuration(minutes, by.locale, 'hours'),
    });
  const told =
    touches.length > 0
      ? touches.slice(0, MAX_TOLD).map(by.touch)
      : before || after
        ? [say('clear'), ...(before ? [neighbour('since', before)] : []), ...(after ? [neighbour('until', after)] : [])]
        : [say('open')];
  const more = touches.length > MAX_TOLD ? ` ${say('more', { count: touches.length - MAX_TOLD })}` : '';
  return typeset(told.join(', ') + more, by.locale);
}
