import { notFound } from 'next/navigation';
import { importLists } from '#lib/exchange/lists/import-lists.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';

/**
 * The lists that can be imported: those of records, and séances, which have a plan with their rooms
 * and people.
 */
export type Importable = ListName | 'events';

const isListName = (word: string): word is ListName => Object.hasOwn(importLists, word);

/** The list of this address; 404 when there is none. */
export function importableOf(word: string | undefined): Importable {
  if (word !== undefined && (isListName(word) || word === 'events')) return word;
  notFound();
}

/** The permission needed to import it. */
export const permissionOf = (list: Importable) => (list === 'events' ? 'schedule' : importLists[list].permission);

/** The same, by the address of a page. */
export const toImport = ({ noun }: { noun?: string }) => permissionOf(importableOf(noun));

/** The address where the content of a list is shown. */
export function listedAt(list: Importable, locale: Locale, slug: string): string {
  const paths = deskPaths(locale, slug);
  if (list === 'rooms') return paths.section('venues');
  return list === 'volunteers' ? paths.volunteers('people') : paths.section(list);
}
