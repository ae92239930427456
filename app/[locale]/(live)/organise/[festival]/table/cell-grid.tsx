import { useLocale } from 'next-intl';
import {
  type FocusEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  type RefObject,
  type UIEvent,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import { formatDuration } from '#lib/time/format.ts';
import { clipboardOfCells, type KeyParts, pressKey } from './cell-keys.ts';
import { CellRow, type CellWords } from './cell-row.tsx';
import type { CellState } from './cell-state.ts';
import { type CellPlace, type Edit, isSeveral, type PlacedCells, type TakenCells } from './placed-cells.ts';
import { type Arranging, sortedBy } from './use-arrangement.ts';

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

/** Who just changed a cell, by row and column. */
function marksOf(fresh: CellState['fresh']) {
  const byRow = new Map<string, Record<string, string>>();
  for (const [mark, { who }] of fresh) {
    const [key = '', column = ''] = mark.split(' ');
    byRow.set(key, { ...byRow.get(key), [column]: who });
  }
  return byRow;
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

const placeOf = (target: EventTarget): CellPlace | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const row = Number(cell?.closest('tr')?.getAttribute('aria-rowindex')) - 2;
  return cell && row >= 0 ? { row, column: Number(cell.dataset.at) } : null;
};

/** Handles the pointer, and the focus, which Tab and screen readers move too. */
const pointerOfCells = (cells: PlacedCells, taken: TakenCells, edit: Edit) => ({
  onPointerDown: (event: PointerEvent) => {
    const place = placeOf(event.target);
    if (!place || place.column < 0 || event.button !== 0) return;
    // Shift-click selects cells, and must not select text.
    if (event.shiftKey) event.preventDefault();
    taken.tabbedFrom.current = null;
    if (edit.isOpen) edit.end('stay');
    taken.go(place, event.shiftKey);
  },
  onPointerOver: ({ pointerType, buttons, target }: PointerEvent) => {
    const place = pointerType === 'mouse' && buttons === 1 && !edit.isOpen ? placeOf(target) : null;
    if (place && taken.hasFocus.current && place.column >= 0) taken.go(place, true);
  },
  onDoubleClick: ({ target }: MouseEvent) => {
    const place = placeOf(target);
    if (place && place.column >= 0 && !edit.isOpen) edit.begin(cells.textAt(place), place);
  },
  onFocus: ({ target }: FocusEvent) => {
    const place = placeOf(target);
    const { held, active } = taken;
    const isThere = held.key !== null && place?.row === active.row && place.column === active.column;
    if (place && !edit.isOpen && !isThere) taken.go(place);
    taken.hasFocus.current = true;
  },
  onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) taken.hasFocus.current = edit.isOpen;
  },
});

/** The height of a row in pixels, as in cells.css. */
const ROW = 34;
/**
 * How many rows are drawn together, and how many are in sight until the height of the table is
 * known.
 */
const STEP = 10;
const IN_SIGHT = 20;

/**
 * The indexes of the rows to draw, up to the last: those in sight, some beside them, and the one
 * with the focus.
 */
export function rowsToDraw(seenFrom: number, inSight: number, active: number, last: number): number[] {
  const first = Math.max(0, seenFrom - STEP);
  const end = Math.min(last, seenFrom + STEP + inSight + STEP);
  const rows = Array.from({ length: Math.max(0, end - first + 1) }, (_, at) => first + at);
  if (active < first && active >= 0) rows.unshift(active);
  else if (active > end && active <= last) rows.push(active);
  return rows;
}

/** Whether the page is being printed. */
function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinted(true));
    const after = () => setPrinted(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinted;
}

/** The group of rows in which those in sight begin, and how many are in sight; all on paper. */
function useRowsInSight(box: RefObject<HTMLElement | null>) {
  const [seenFrom, setSeenFrom] = useState(0);
  const [inSight, setInSight] = useState(IN_SIGHT);
  const isPrinted = usePrinted();
  useEffect(() => {
    const rows = box.current;
    if (!rows) return;
    const sized = new ResizeObserver(() => setInSight(Math.ceil(rows.clientHeight / ROW)));
    sized.observe(rows);
    return () => sized.disconnect();
  }, [box]);
  return {
    seenFrom: isPrinted ? 0 : seenFrom,
    inSight: isPrinted ? Number.POSITIVE_INFINITY : inSight,
    onScroll: ({ currentTarget }: UIEvent) => setSeenFrom(Math.floor(currentTarget.scrollTop / ROW / STEP) * STEP),
  };
}

type Columns = readonly TableColumn[];

function widthOf({ label, amount, choices }: TableColumn, at: number): string {
  if (at === 0) return 'col-name';
  if (label.length > 18) return 'col-long';
  if (amount && label.length <= 8) return 'col-amount';
  return choices ? 'col-choice' : '';
}

const ColumnWidths = ({ columns }: { columns: Columns }) => (
  <colgroup>
    <col className="col-number" />
    {columns.map((column, at) => (
      <col key={column.key} className={widthOf(column, at)} />
    ))}
  </colgroup>
);

/** The names of the columns, each of which sorts by it. */
function ColumnHeads({
  columns,
  arranging: { said, arrange },
  t,
}: {
  columns: Columns;
  arranging: Arranging;
  t: CellWords;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="cell-number" aria-colindex={1}>
          {t('number')}
        </th>
        {columns.map(({ key, label, amount }, at) => {
          const isSorted = said.sort === key;
          return (
            <th
              key={key}
              scope="col"
              aria-colindex={at + 2}
              aria-sort={isSorted ? (said.isDown ? 'descending' : 'ascending') : undefined}
              data-label={label}
              className={amount ? 'is-number' : undefined}
            >
              <button type="button" className="sorter" onClick={() => arrange(sortedBy(said, key))}>
                {label}
                {isSorted && <span aria-hidden>{said.isDown ? '↓' : '↑'}</span>}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The number of rows, and the totals of columns. */
const Totals = memo(function Totals({
  columns,
  present,
  rows,
  t,
}: {
  columns: Columns;
  present: readonly string[];
  rows: CellState['rows'];
  t: CellWords;
}) {
  const locale = useLocale();
  const sumOf = (key: string) => present.reduce((sum, row) => sum + (Number(rows.get(row)?.cells[key]) || 0), 0);
  return (
    <tfoot>
      <tr>
        <td className="cell-number" />
        {columns.map(({ key, amount }, at) => (
          <td key={key} className={amount ? 'is-number' : undefined}>
            {at === 0 && t('rows', { count: present.filter((one) => (rows.get(one)?.id ?? 0) > 0).length })}
            {amount === 'sum' && sumOf(key)}
            {amount === 'minutes' && formatDuration(sumOf(key), locale, 'hours')}
          </td>
        ))}
      </tr>
    </tfoot>
  );
});
