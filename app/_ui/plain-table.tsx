import './table.css';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { Key, ReactNode } from 'react';
import { pageBounds } from '#lib/page-bounds.ts';
import { Link } from './link.tsx';

export type PlainColumn = Readonly<{ key: string; label: string; isNumeric?: boolean | undefined }>;
export type PlainRow = Readonly<{
  key: Key;
  /** The address of the row's own page. */
  href?: string;
  /** Shown beside that link. */
  note?: ReactNode;
  /** The cells by column; that of the first column is the link. */
  cells: Readonly<Record<string, ReactNode>>;
}>;

const isBlank = (cell: ReactNode): boolean =>
  [cell].flat().every((one) => one === null || one === undefined || one === '' || one === false);

/**
 * A table without sorting, search or ticks, and without columns in which nothing stands.
 * On a narrow screen each row is a card.
 */
export function PlainTable({
  caption,
  columns: all,
  rows,
}: {
  /** The caption for screen readers, where no heading names the table. */
  caption?: string;
  columns: readonly PlainColumn[];
  rows: readonly PlainRow[];
}) {
  const columns = all.filter(({ key }) => rows.some(({ cells }) => !isBlank(cells[key])));
  return (
    <table className="data-table">
      {caption && <caption className="spoken">{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ key, label, isNumeric }) => (
            <th key={key} scope="col" className={isNumeric ? 'text-right' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <RowCells row={row} columns={columns} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cells of a row: first what it is about, then one for each other column. */
export function RowCells({ row, columns }: { row: PlainRow; columns: readonly PlainColumn[] }) {
  const [first, ...others] = columns;
  const name = first && row.cells[first.key];
  return (
    <>
      <th scope="row">
        {row.href === undefined ? (
          name
        ) : (
          <Link href={row.href} className="row-link">
            {name}
          </Link>
        )}
        {row.note}
      </th>
      {others.map(({ key, label, isNumeric }) => {
        const cell = row.cells[key];
        return (
          <td
            key={key}
            data-label={label}
            className={clsx(isNumeric && 'num text-right', isBlank(cell) && 'is-blank') || undefined}
          >
            {cell}
          </td>
        );
      })}
    </>
  );
}

/** Which rows of a list are shown, with links to the others; nothing where all are shown. */
export function PageWays({
  asked,
  size,
  total,
  hrefOf,
  onGo,
}: {
  /** The first row that the address asks for. */
  asked: number;
  size: number;
  total: number;
  hrefOf: (from: number) => string;
  /** Shows these rows without a navigation, where the page holds all of them. */
  onGo?: ((from: number) => void) | undefined;
}) {
  const t = useTranslations('records.table');
  if (total <= size) return null;
  const { from, previous, next } = pageBounds(asked, size, total);
  const way = (to: number | null, label: string) =>
    to !== null && (
      <Link
        href={hrefOf(to)}
        className="btn"
        {...(onGo && {
          onNavigate: (event: { preventDefault: () => void }) => {
            event.preventDefault();
            onGo(to);
          },
        })}
      >
        {label}
      </Link>
    );
  return (
    <p className="flex flex-wrap items-center gap-3">
      {way(previous, t('previous'))}
      {way(next, t('next'))}
      <span className="text-soft">{t('page', { from: from + 1, to: Math.min(from + size, total), count: total })}</span>
    </p>
  );
}
