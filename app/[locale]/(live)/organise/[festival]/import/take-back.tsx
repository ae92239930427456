'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { takeBack } from './actions.ts';

type TakeBackLabels = Readonly<{ turn: string; named: string; rest: string }>;

/**
 * The button of a past import, and its answer: what was changed since is listed, and another press
 * does the rest.
 */
export function TakeBack({
  slug,
  id,
  batch,
  turn,
  labels,
}: {
  slug: string;
  id: number;
  /**
   * The act its button undoes or redoes, so that a second press of the same button does nothing
   * more.
   */
  batch: string;
  turn: 'undo' | 'redo';
  labels: TakeBackLabels;
}) {
  const [state, action, isPending] = useFormAction(takeBack, slug);
  const Turn = turn === 'redo' ? Redo2 : Undo2;
  return (
    <form action={action} className="grid justify-items-start gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="batch" value={batch} />
      {state.ok !== null && state.message && (
        <p
          role={state.ok === false ? 'alert' : 'status'}
          className={`max-w-[46rem] rounded-field px-3 py-2 ${state.ok === false ? 'bg-warn-bg' : 'bg-good-bg'}`}
        >
          {state.message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="btn" aria-label={labels.named} aria-disabled={isPending}>
          <Turn aria-hidden size={18} />
          {labels.turn}
        </button>
        {state.isOpen && (
          <button type="submit" name="partly" value="1" className="btn" aria-disabled={isPending}>
            <Turn aria-hidden size={18} />
            {labels.rest}
          </button>
        )}
      </div>
    </form>
  );
}
