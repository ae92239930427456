import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { type Clocks, formatDate, formatTime, saidInstant } from '#lib/time/format.ts';
import type { ActSentence } from './act-answers.ts';

/**
 * The `acts` messages in the reader's language: `useTranslations('acts')` or
 * `translator(locale, 'acts')`.
 */
export type ActWords = { (key: never, values?: never): string; has(key: never): boolean };

/** The sentence of an answer, for a reader at `asOf` (an instant; now, unless given). */
export function sayAct(
  words: ActWords,
  { key, what, values }: ActSentence,
  { locale, clocks, asOf = now() }: { locale: Locale; clocks: Clocks; asOf?: string },
) {
  const say = (name: string, filled: object = {}) =>
    words.has(name as never) ? words(name as never, filled as never) : words('refused.unexpected' as never);
  const { startsAt, at, verb = '', by, isOwn } = values;
  const did = `did.${verb}`;
  const other = at ? saidInstant(at, asOf, clocks, locale) : { time: '', other: 'no', day: '' };
  const filled = {
    title: inLocale(values.title, locale),
    room: inLocale(values.room, locale),
    count: values.count ?? 1,
    own: isOwn ? 'yes' : 'no',
    by: by || say('somebody'),
    did: say(words.has(did as never) ? did : 'did.edited'),
    at: other.time,
    other: other.other,
    day: other.day,
    time: startsAt ? formatTime(startsAt, locale) : '',
    when: startsAt
      ? say('when', { date: formatDate(dateOfHour(startsAt), locale), time: formatTime(startsAt, locale) })
      : '',
  };
  const first = say(key, filled);
  return what ? say('joined', { first, what: say(what, filled) }) : first;
}
