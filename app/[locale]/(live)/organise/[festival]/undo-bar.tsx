'use client';

import { CircleCheck, CircleX, Redo2, Undo2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { boundAction } from '../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../_components/use-form-action.ts';
import { type UndoState, undo } from './undo.ts';

/** How long « Défaire » is offered after an act, in milliseconds; a page without a script keeps the button until it is left. */
const OFFERED_FOR = 10_000;

/**
 * « Enregistré · Défaire »: what was just done, and for ten seconds the way back. The clock stands still while the pointer or the
 * keyboard is on it. Without a batch there is nothing to take back. Give it a `key` for each act, so that each begins its own ten seconds;
 * `age` is how long ago that was when the page was drawn, in milliseconds.
 */
export function UndoBar({
  slug,
  batch,
  message,
  age = 0,
}: {
  slug: string;
  batch: string | null;
  message: string;
  age?: number;
}) {
  const t = useTranslations('common');
  const [state, action, isPending] = useFormAction<UndoState>(boundAction(undo, slug));
  const [isOver, setOver] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const [isClosed, setClosed] = useState(false);
  const isUntouched = state.ok === null;

  useEffect(() => {
    setOver(false);
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), isUntouched ? Math.max(0, OFFERED_FOR - age) : OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, isUntouched, age]);

  // An old act that a reload found again says nothing.
  if (isClosed || (isOver && isUntouched && age >= OFFERED_FOR)) return null;
  const current = state.ok === true ? (state.undo ?? null) : batch;
  const turn = state.ok === true ? (state.turn ?? 'undo') : 'undo';
  const said = state.ok === null ? message : (state.message ?? message);
  const [Icon, Turn] = [state.ok === false ? CircleX : CircleCheck, turn === 'redo' ? Redo2 : Undo2];
  return (
    <form
      action={action}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p
        role="status"
        className={`flex items-center gap-2 font-semibold ${state.ok === false ? 'text-bad' : 'text-good'}`}
      >
        <Icon aria-hidden size={18} className="flex-none" />
        {said}
      </p>
      {current && !isOver && state.ok !== false && (
        <>
          <input type="hidden" name="batch" value={current} />
          <input type="hidden" name="turn" value={turn} />
          <button type="submit" className="btn" aria-disabled={isPending}>
            <Turn aria-hidden size={18} />
            {turn === 'redo' ? t('redo') : t('undo')}
          </button>
        </>
      )}
      <button type="button" className="btn quiet" aria-label={t('hideMessage')} onClick={() => setClosed(true)}>
        <X aria-hidden size={18} />
      </button>
    </form>
  );
}
