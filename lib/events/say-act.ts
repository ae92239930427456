import type { Locale } from '../i18n/locale.ts';
import { inLocale } from '../i18n/text.ts';
import { formatDate, formatTime } from '../time/format.ts';
import { fromInstant } from '../time/wall-clock.ts';
import type { Said } from './act-answers.ts';

/** The `acts` messages in the reader's language: `useTranslations('acts')` or `translator(locale, 'acts')`. */
export type ActWords = { (key: never, values?: never): string; has(key: never): boolean };

/** The sentence of an answer. `zone` is the festival's. */
export function sayAct(
  words: ActWords,
  { key, what, values }: Said,
  { locale, zone }: { locale: Locale; zone: string },
) {
  const say = (name: string, filled: object = {}) =>
    words.has(name as never) ? words(name as never, filled as never) : words('refused.unexpected' as never);
  const { startsAt, at, verb = '', by } = values;
  const did = `did.${verb}`;
  const filled = {
    title: inLocale(values.title, locale),
    room: inLocale(values.room, locale),
    count: values.count ?? 1,
    by: by || say('somebody'),
    did: say(words.has(did as never) ? did : 'did.edited'),
    at: at ? formatTime(fromInstant(at, zone), locale) : '',
    time: startsAt ? formatTime(startsAt, locale) : '',
    when: startsAt
      ? say('when', { date: formatDate(startsAt.slice(0, 10), locale), time: formatTime(startsAt, locale) })
      : '',
  };
  const first = say(key, filled);
  return what ? say('joined', { first, what: say(what, filled) }) : first;
}
