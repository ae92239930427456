import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { titleKey } from '#lib/search/title-key.ts';

const languages = ['fr', 'en'] as const;

/** What a room is called, as names are compared: it is found by either language. */
export const roomNameKeys = (name: Bilingual): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => titleKey(name[language] ?? '') || []));

/** A name of a room that another of its venue has too, in the language it was typed in. */
export type SameRoom = { language: 'fr' | 'en'; error: FieldError };

/** Which of the names of a room one of these bears in either language; null where none does. */
export function sameRoomName(name: Bilingual, others: readonly Bilingual[]): SameRoom | null {
  const taken = new Set(others.flatMap((other) => [...roomNameKeys(other)]));
  const language = languages.find((one) => taken.has(titleKey(name[one] ?? '')));
  return language ? { language, error: `sameRoom:${name[language]}` } : null;
}
