import { type Dispatch, type MouseEvent, type RefObject, type SetStateAction, useRef } from 'react';
import { type Row, ticking } from './table-order.ts';

/** Rows that are ticked, and the form their boxes belong to. */
export type Picking = {
  formId: string;
  name: string;
  picked: ReadonlySet<string>;
  setPicked: Dispatch<SetStateAction<ReadonlySet<string>>>;
};

/** With Shift a box takes along those between it and the one before. */
export function usePickedRange(body: RefObject<HTMLElement | null>, picking: Picking | undefined) {
  const lastPicked = useRef<HTMLInputElement>(null);
  return (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>('.pick') ?? [])];
    const [from, to] = [lastPicked.current, event.target].map((box) => (box ? boxes.indexOf(box) : -1));
    lastPicked.current = event.target;
    if (!event.shiftKey || from === undefined || to === undefined || from < 0 || to < 0) return;
    const { checked } = event.target;
    // The box itself says so on its own.
    const between = boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((box) => box !== event.target);
    const keys = between.map(({ value }) => value);
    picking?.setPicked(ticking(keys, checked));
  };
}

/** Ticks all rows that are shown, or none of them. */
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

/** A tick stays while others are searched: what is not in sight is posted with the rest. */
export function PickedUnseen({ picking, rows }: { picking: Picking; rows: readonly Row[] }) {
  const seen = new Set(rows.map(({ key }) => key));
  return [...picking.picked].map(
    (key) => !seen.has(key) && <input key={key} type="hidden" form={picking.formId} name={picking.name} value={key} />,
  );
}
