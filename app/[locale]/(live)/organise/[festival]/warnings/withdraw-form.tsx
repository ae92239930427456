'use client';

import { RotateCcw } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { RefusedLine } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { withdraw } from './actions.ts';

/** Withdraws what was accepted with one reason; `named` says what, for screen readers. */
export function WithdrawForm({
  slug,
  ids,
  label,
  named,
  act = withdraw,
  onAnswer,
}: {
  slug: string;
  ids: readonly number[];
  label: string;
  named: string;
  /** Another action, for a page that stays open and is told the answer. */
  act?: typeof withdraw;
  onAnswer?: (state: Exclude<FormState, { ok: null }>) => void;
}) {
  const [state, action, isPending] = useFormAction(act, slug);
  const answered = useEffectEvent((now: FormState) => {
    if (now.ok !== null) onAnswer?.(now);
  });
  useEffect(() => answered(state), [state]);
  return (
    <form action={action}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="ids[]" value={id} />
      ))}
      <button type="submit" className="btn quiet" aria-label={named} aria-disabled={isPending}>
        <RotateCcw aria-hidden size={18} />
        {label}
      </button>
      <RefusedLine state={state} />
    </form>
  );
}
