import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftPerson } from './draft.ts';

/**
 * People to choose from, by name. People with the same name have their organisation and number
 * beside it, so that they can be told apart.
 */
export function choosablePeople(people: readonly DraftPerson[], locale: Locale): { id: number; name: string }[] {
  const t = translator(locale, 'people');
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1);
  const detailOf = ({ organisation, number }: DraftPerson) =>
    [organisation, t('numbered', { number: String(number) })].filter(Boolean).join(', ');
  return inDictionaryOrder(people, ({ name }) => name, locale).map((person) => {
    const isShared = (counts.get(person.name) ?? 0) > 1;
    return { id: person.id, name: isShared ? `${person.name} (${detailOf(person)})` : person.name };
  });
}
