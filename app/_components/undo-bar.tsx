'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import { undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { MessageBar } from './message-bar.tsx';
import { useFormAction } from './use-form-action.ts';

/**
 * In milliseconds: how long « Défaire » is offered after an act; without a script the button stays
 * until the page is left.
 */
export const OFFERED_FOR = 10_000;

/**
 * « C’est enregistré · Défaire »: what was just done, with a button to undo it for ten seconds. The
 * time is paused while it is hovered or focused. Without a batch there is no button. Give it a
 * `key` for each act, so that each has its own ten seconds; `age` is how long ago the act was when
 * the page was drawn, in milliseconds. `isPassing`: the sentence disappears with the button.
 */
export function UndoBar({
  slug,
  batch,
  message,
  age = 0,
  isPassing = false,
  onTurned,
}: {
  slug: string;
  batch: string | null;
  message: string;
  age?: number;
  isPassing?: boolean;
  /** Called with the batch that was undone or redone, and the one that this made. */
  onTurned?: (batch: string, by: string | null) => void;
}) {
  const t = useTranslations('common');
  const [state, action, isPending] = useFormAction(undo, slug);
  const [isOver, setOver] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const [isClosed, setClosed] = useState(false);
  const isUntouched = state.ok === null;
  const asked = useRef(batch);
  useEffect(() => {
    if (!state.ok || !asked.current) return;
    onTurned?.(asked.current, state.undo ?? null);
    asked.current = state.undo ?? null;
  }, [state, onTurned]);

  useEffect(() => {
    setOver(false);
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), isUntouched ? Math.max(0, OFFERED_FOR - age) : OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, isUntouched, age]);

  // After a reload an old act is not mentioned.
  if (isClosed || (isOver && isUntouched && age >= OFFERED_FOR)) return null;
  if (isPassing && isOver && state.ok !== false) return null;
  const current = state.ok === true ? (state.undo ?? null) : batch;
  const turn = state.ok === true ? (state.turn ?? 'undo') : 'undo';
  const said = state.ok === null ? message : (state.message ?? message);
  const Turn = turn === 'redo' ? Redo2 : Undo2;
  return (
    <MessageBar
      tone={state.ok === false ? 'bad' : 'good'}
      message={said}
      onHold={setHeld}
      onClose={() => setClosed(true)}
    >
      {current && !isOver && state.ok !== false && (
        <form action={action} className="contents">
          <input type="hidden" name="batch" value={current} />
          <input type="hidden" name="turn" value={turn} />
          <button type="submit" className="btn" aria-disabled={isPending}>
            <Turn aria-hidden size={18} />
            {turn === 'redo' ? t('redo') : t('undo')}
          </button>
        </form>
      )}
    </MessageBar>
  );
}

/** The same of what a form was answered, once it is done. */
export const UndoOfForm = ({ slug, state }: { slug: string; state: FormState }) =>
  state.ok === true && <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? ''} />;
