import { useMemo } from 'react';
import { clipboardOfCells } from './cell-clipboard.ts';
import { type KeyParts, pressKey } from './cell-keys.ts';
import { pointerOfCells } from './cell-pointer.ts';
import { CellRow } from './cell-row.tsx';
import type { CellState } from './cell-state.ts';
import { isSeveral } from './held-place.ts';
import { ColumnHeads, ColumnWidths, Totals } from './table-columns.tsx';
import type { Arranging } from './use-arrangement.ts';
import { ROW, rowsToDraw, useRowsInSight } from './use-rows-in-sight.ts';

/** Who just changed a cell, by row and column. */
function marksOf(fresh: CellState['fresh']) {
  const byRow = new Map<string, Record<string, string>>();
  for (const [mark, { who }] of fresh) {
    const [key = '', column = ''] = mark.split(' ');
    byRow.set(key, { ...byRow.get(key), [column]: who });
  }
  return byRow;
}

type GridParts = KeyParts &
  Readonly<{
    /** The base of the desk's addresses. */
    base: string;
    label: string;
    hasPictures: boolean;
    arranging: Arranging;
  }>;

/** The table itself, of which only the rows in sight are drawn. */
export function CellGrid(parts: GridParts) {
  const { label, cells, taken, edit, arranging, box } = parts;
  const { state, columns, present, mayEdit, t } = cells;
  const sight = useRowsInSight(box);
  return (
    <div ref={box} tabIndex={-1} className="cells-box" onScroll={sight.onScroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: « ARIA in HTML » allows any role on a table. As a grid its rows and cells have theirs by themselves; of `div`s each would need it by hand.
        role="grid"
        aria-label={label}
        aria-rowcount={present.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-readonly={!mayEdit || undefined}
        aria-describedby="cells-keys"
        onKeyDown={(event) => pressKey(event, parts)}
        {...pointerOfCells(cells, taken, edit)}
        {...clipboardOfCells(cells, taken)}
      >
        <ColumnWidths columns={columns} />
        <ColumnHeads columns={columns} arranging={arranging} t={t} />
        <CellRows parts={parts} drawn={rowsToDraw(sight.seenFrom, sight.inSight, taken.active.row, cells.last)} />
        <Totals columns={columns} present={present} rows={state.rows} t={t} />
      </table>
    </div>
  );
}

/** `drawn`: which rows are drawn. */
function CellRows({ parts, drawn }: { parts: GridParts; drawn: readonly number[] }) {
  const { slug, base, hasPictures, cells, taken, edit } = parts;
  const { state, columns, mayEdit, t, last } = cells;
  const { active, block } = taken;
  const marks = useMemo(() => marksOf(state.fresh), [state.fresh]);
  const isBlock = isSeveral(block);
  let before = -1;
  return (
    <tbody>
      {drawn.flatMap((at) => {
        const row = cells.rowAt(at);
        const gap = at - before - 1;
        before = at;
        const isTaken = isBlock && at >= block.top && at <= block.bottom;
        return [
          gap > 0 && <Gap key={`gap ${at}`} rows={gap} />,
          row && (
            <CellRow
              key={row.key}
              row={row}
              at={at}
              slug={slug}
              hasPictures={hasPictures}
              columns={columns}
              t={t}
              isReadOnly={!mayEdit}
              href={`${base}/${row.path}`}
              typed={state.typed.get(row.key)}
              marks={marks.get(row.key)}
              active={at === active.row ? active.column : null}
              takenFrom={isTaken ? block.left : null}
              takenTo={isTaken ? block.right : null}
              edited={row.key === edit.key ? edit.text : null}
              onEdit={edit.type}
              onEnd={edit.end}
            />
          ),
        ];
      })}
      {before < last && <Gap rows={last - before} />}
    </tbody>
  );
}

/** Takes the place of rows that are not drawn. */
const Gap = ({ rows }: { rows: number }) => (
  <tr aria-hidden style={{ height: rows * ROW }}>
    <td />
  </tr>
);
