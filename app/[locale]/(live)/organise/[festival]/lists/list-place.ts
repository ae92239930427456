import { notFound } from 'next/navigation';
import { importLists } from '#lib/exchange/lists/import-lists.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';

/**
 * What comes in as a list: what is planned here, and séances, which are planned with their rooms
 * and people.
 */
export type Importable = ListName | 'events';

const isListName = (word: string): word is ListName => Object.hasOwn(importLists, word);

/** The list of this address; 404 when there is none. */
export function importableOf(word: string | undefined): Importable {
  if (word !== undefined && (isListName(word) || word === 'events')) return word;
  notFound();
}

/** Who may bring it in. */
export const permissionOf = (list: Importable) => (list === 'events' ? 'schedule' : importLists[list].permission);

/** The same by the address of a page. */
export const toImport = ({ noun }: { noun?: string }) => permissionOf(importableOf(noun));

/** Where what a list holds is seen. */
export function listedAt(list: Importable, locale: Locale, slug: string): string {
  const paths = deskPaths(locale, slug);
  if (list === 'rooms') return paths.section('venues');
  return list === 'volunteers' ? paths.volunteers('people') : paths.section(list);
}
