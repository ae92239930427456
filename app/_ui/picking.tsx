import { type Dispatch, type MouseEvent, type RefObject, type SetStateAction, useRef } from 'react';
import { type Row, ticking } from './table-order.ts';

/** The ticked rows, and the form their boxes belong to. */
export type Picking = {
  formId: string;
  name: string;
  picked: ReadonlySet<string>;
  setPicked: Dispatch<SetStateAction<ReadonlySet<string>>>;
};

/** Shift-clicking a box also ticks those between it and the last one. */
export function usePickedRange(body: RefObject<HTMLElement | null>, picking: Picking | undefined) {
  const lastPicked = useRef<HTMLInputElement>(null);
  return (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>('.pick') ?? [])];
    const [from, to] = [lastPicked.current, event.target].map((box) => (box ? boxes.indexOf(box) : -1));
    lastPicked.current = event.target;
    if (!event.shiftKey || from === undefined || to === undefined || from < 0 || to < 0) return;
    const { checked } = event.target;
    // The box that was clicked reports its own change.
    const between = boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((box) => box !== event.target);
    const keys = between.map(({ value }) => value);
    picking?.setPicked(ticking(keys, checked));
  };
}

/** Ticks all rows that are shown, or none. */
export function PickAll({
  picking: { picked, setPicked },
  rows,
  label,
}: {
  picking: Picking;
  rows: readonly Row[];
  label: string;
}) {
  const keys = rows.flatMap((row) => (row.fixed ? [] : row.key));
  const isAllPicked = keys.length > 0 && keys.every((key) => picked.has(key));
  return (
    <label className="pick-all">
      <input
        type="checkbox"
        aria-label={label}
        className="pick"
        checked={isAllPicked}
        onChange={() => setPicked(ticking(keys, !isAllPicked))}
      />
      <span aria-hidden="true" className="md:hidden">
        {label}
      </span>
    </label>
  );
}

/** Ticks are kept while another search is shown; this posts those out of sight with the rest. */
export function PickedUnseen({ picking, rows }: { picking: Picking; rows: readonly Row[] }) {
  const seen = new Set(rows.map(({ key }) => key));
  return [...picking.picked].map(
    (key) => !seen.has(key) && <input key={key} type="hidden" form={picking.formId} name={picking.name} value={key} />,
  );
}
