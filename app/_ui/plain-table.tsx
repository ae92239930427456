import { clsx } from 'clsx';
import type { Key, ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import './table.css';

export type PlainColumn = Readonly<{ key: string; label: string; isNumeric?: boolean | undefined }>;
export type PlainRow = Readonly<{
  key: Key;
  /** The page of what it is about. */
  href?: string;
  /** Beside that link. */
  note?: ReactNode;
  /** By column; the first column's becomes the link. */
  cells: Readonly<Record<string, ReactNode>>;
}>;

/**
 * A table as it is drawn, where nothing is sorted, searched or ticked. On a narrow screen a row is
 * a card.
 */
export function PlainTable({
  caption,
  columns,
  rows,
}: {
  /** What it is a table of, where no heading above says so; read to who cannot see it. */
  caption?: string;
  columns: readonly PlainColumn[];
  rows: readonly PlainRow[];
}) {
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

/** What stands in a row of a table: what it is about, then a cell for each other column. */
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
        const isBlank = cell === null || cell === undefined || cell === '' || cell === false;
        return (
          <td
            key={key}
            data-label={label}
            className={clsx(isNumeric && 'num text-right', isBlank && 'is-blank') || undefined}
          >
            {cell}
          </td>
        );
      })}
    </>
  );
}
