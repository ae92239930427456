'use client';

import { CircleCheck, CircleX, Redo2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useState } from 'react';
import type { FormState } from '../../../../_server/form-action.ts';
import { undo } from './undo.ts';

/** As long as lib/history says; a page without a script keeps the button until it is left. */
const OFFERED_FOR = 10_000;

/**
 * « Enregistré · Défaire »: what was just done, and for ten seconds the way back. The clock stands still while the pointer or the
 * keyboard is on it. Without a batch there is nothing to take back. Give it a `key` for each act, so that each begins its own ten seconds.
 */
export function UndoBar({ slug, batch, message }: { slug: string; batch: string | null; message: string }) {
  const t = useTranslations('common');
  const [state, action, isPending] = useActionState<FormState, FormData>(undo.bind(null, slug), { ok: null });
  const [isOver, setOver] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const current = state.ok === true ? (state.undo ?? null) : batch;
  const [turns, setTurns] = useState(0);

  useEffect(() => {
    setOver(false);
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, current, state]);

  const isRedo = turns % 2 === 1 && state.ok === true;
  const said = state.ok === true ? (state.message ?? message) : state.ok === false ? state.message : message;
  const Icon = state.ok === false ? CircleX : CircleCheck;
  return (
    <form
      action={(form) => {
        setTurns(turns + 1);
        action(form);
      }}
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
          {isRedo && <input type="hidden" name="isRedo" value="yes" />}
          <button type="submit" className="btn" disabled={isPending}>
            {isRedo ? <Redo2 aria-hidden size={18} /> : <Undo2 aria-hidden size={18} />}
            {isRedo ? t('redo') : t('undo')}
          </button>
        </>
      )}
    </form>
  );
}
