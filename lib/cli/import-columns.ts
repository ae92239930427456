import { type ColumnsOf, columnLabel } from '#lib/exchange/lists/column-words.ts';
import type { Mapping } from '#lib/exchange/lists/list-columns.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Given } from './command.ts';
import type { ListTold } from './import-json.ts';

/**
 * The subject of a sentence: a line of a file (0 where it has none), and its title if it has one.
 */
export const lineHead = ({ say }: Pick<Given, 'say'>, { line, title }: { line: number; title: string }): string =>
  title === '' ? say('untitledLine', { line }) : say('line', { line, title });

type Columns = ListTold['columns'];

/** The meaning that was guessed for each column of a list. */
export const printedColumnsOf = (
  list: ColumnsOf,
  header: readonly string[],
  mapping: Mapping<string>,
  locale: Locale,
): Columns =>
  header.map((heading, at) => {
    const column = mapping[at] ?? null;
    return { heading, column, label: column && columnLabel(list, column, locale) };
  });

/** The same as sentences: what is imported, and what is not. */
export function columnLines({ say, locale }: Given, columns: Columns): string[] {
  const t = translator(locale, 'exchange');
  const read = columns.flatMap(({ heading, label }) => (label ? [say('columnIs', { heading, label })] : []));
  const left = columns.flatMap(({ heading, label }) => (label ? [] : [t('plan.columnName', { name: heading })]));
  return [
    ...(read.length > 0 ? [say('columns', { columns: joinFacts(read) })] : []),
    ...(left.length > 0 ? [t('plan.left', { count: left.length, names: left.join(', ') })] : []),
  ];
}
