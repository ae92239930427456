import { Download, FileUp, Trash2 } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, listFilePath } from '#lib/i18n/paths.ts';
import type { HistoryGroup } from '#lib/undo/history-sentence.ts';

/** The name under which the bin lists deletions of each list. */
const inBin = {
  events: 'programme',
  films: 'contents',
  people: 'contents',
  rooms: 'places',
  volunteers: 'team',
} as const satisfies Record<Importable, HistoryGroup>;

/** Links to export a list to a spreadsheet, to import one, and to its deleted entries. */
export async function ListWays({
  list,
  slug,
  locale,
  mayImport,
  isEmpty,
  children,
}: {
  list: Importable;
  slug: string;
  locale: Locale;
  mayImport: boolean;
  isEmpty: boolean;
  /** Further ways of this list. */
  children?: ReactNode;
}) {
  const t = await getTranslations('lists');
  const history = await getTranslations('history');
  const bin = new URLSearchParams({ deleted: '1', of: inBin[list] });
  if (!mayImport && isEmpty) return null;
  return (
    <div className="list-ways no-print">
      {mayImport && (
        <Link href={deskPaths(locale, slug).list(list)} className="link inline-flex min-h-11 items-center gap-2">
          <FileUp aria-hidden size={18} />
          {t('title')}
        </Link>
      )}
      {!isEmpty && (
        <details>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center gap-2">
            <Download aria-hidden size={18} />
            {t('export')}
          </summary>
          <div className="max-w-[34rem] pb-2">
            <p className="text-soft">{t('exportText')}</p>
            <ul className="flex gap-4">
              {(['csv', 'xlsx'] as const).map((format) => (
                <li key={format}>
                  <a
                    href={listFilePath(slug, list, format, locale)}
                    download
                    className="link inline-flex min-h-11 items-center"
                    aria-label={`${t(`${list}.export`)}, ${format.toUpperCase()}`}
                  >
                    {format.toUpperCase()}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
      {mayImport && (
        <Link
          href={`${deskPaths(locale, slug).section('history')}?${bin}`}
          className="link inline-flex min-h-11 items-center gap-2"
        >
          <Trash2 aria-hidden size={18} />
          {history('bin')}
        </Link>
      )}
      {children}
    </div>
  );
}

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
