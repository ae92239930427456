import { gather } from '#lib/grouped.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentPresence } from '#lib/model/documents.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import type { Words } from './words.ts';

/** « Avec : A (collectif X), en visio ; B (Animation), sous réserve ». Each person once, with all they do. */
export function peopleLine(event: DocumentEvent, index: DocumentIndex, words: Words): string {
  const presences = new Map<number, DocumentPresence[]>();
  for (const presence of event.people) gather(presences, presence.person, presence);
  const said = [...presences].flatMap(([number, all]) => {
    const person = index.people.get(number);
    return person ? [personOf(person.name, titleOf(person, words), all, words)] : [];
  });
  return said.length > 0 ? `${words.say('with')} ${said.join(words.say('then'))}` : '';
}

const titleOf = (person: { title: { fr?: string; en?: string }; organisation: string }, { locale }: Words) =>
  inLocale(person.title, locale) || person.organisation;

function personOf(name: string, title: string, all: readonly DocumentPresence[], { say, term }: Words): string {
  // Whoever speaks or is a guest is simply « avec »; other parts are named.
  const roles = [...new Set(all.map(({ role }) => role))].filter((role) => role !== 'speaker' && role !== 'guest');
  const inParentheses = [title, ...roles.map((role) => term(`personRole.${role}`))].filter((part) => part !== '');
  const presence = all.find((one) => one.presence !== 'in-person')?.presence;
  return [
    inParentheses.length > 0 ? `${name} (${inParentheses.join(', ')})` : name,
    presence ? term(`presence.${presence}`) : '',
    all.some(({ isTentative }) => isTentative) ? say('tentative') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
