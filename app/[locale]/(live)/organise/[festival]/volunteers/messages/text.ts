import { clip } from '#lib/feeds/description.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { filled, readByNobody } from '#lib/messages/filled.ts';
import type { Delivery, Message } from '#lib/messages/queue.ts';
import type { MessageReader } from '#lib/messages/readers.ts';
import type { Whom } from '#lib/messages/schema.ts';
import type { Authorized } from '#lib/policy.ts';

/** The proposed message for these people, containing `[nom]` and `[lien]`. */
function proposed(festival: Authorized<'volunteers'>, who: Whom, locale: Locale): string {
  const t = translator(locale, 'coordination');
  return t(`messages.text.${who}`, {
    festival: inLocale(festival.name, locale),
    name: t('messages.name'),
    link: t('messages.link'),
  });
}

/** The same in both languages. */
export const messageText = (festival: Authorized<'volunteers'>, who: Whom): Record<Locale, string> => ({
  fr: proposed(festival, who, 'fr'),
  en: proposed(festival, who, 'en'),
});

/** The same for one of them, in their language. */
export const messageFor = (festival: Authorized<'volunteers'>, who: Whom) => (reader: MessageReader) => {
  const locale = reader.locales[0] ?? locales[0];
  return filled(proposed(festival, who, locale), reader);
};

/** How many of these people read each language. */
export const readersBy = (people: readonly Pick<MessageReader, 'locales'>[]): Record<Locale, number> => {
  const count = (language: Locale) => people.filter((one) => one.locales.includes(language)).length;
  return { fr: count('fr'), en: count('en') };
};

/** For a language: the longest name and link that a text gets for somebody with a telephone. */
export type OnPhone = Readonly<{ locale: Locale; name: string; link: string | null }>;

/**
 * For each language that somebody with a telephone reads, the longest name and link of these; a
 * link that is not made yet is as long as others.
 */
export function onPhoneOf(people: readonly { to: MessageReader; way: Delivery['way'] }[]): OnPhone[] {
  const longest = (all: readonly (string | null)[]) =>
    all.flatMap((one) => one ?? []).sort((one, next) => next.length - one.length)[0] ?? null;
  const link = longest(people.map(({ to }) => to.link));
  return locales.flatMap((locale) => {
    const own = people.filter(({ to, way }) => way === 'phone' && to.phones.length > 0 && to.locales[0] === locale);
    return own.length === 0 ? [] : [{ locale, name: longest(own.map(({ to }) => to.name)) ?? '', link }];
  });
}

/** The length of a text that stands for a missing subject, in UTF-16 units. */
const MAX_BEGINNING = 80;

/** The title of a message: its whole subject, or without one its beginning. */
export function titleOf(
  { subject, text }: Pick<Message, 'subject' | 'text'>,
  festival: Pick<Authorized<'volunteers'>, 'name'>,
  locale: Locale,
): string {
  const title = inLocale(subject, locale) || clip(readByNobody(inLocale(text, locale)), MAX_BEGINNING);
  return typeset(title || inLocale(festival.name, locale), locale);
}
