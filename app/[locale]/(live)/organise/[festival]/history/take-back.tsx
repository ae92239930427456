'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useLocale } from 'next-intl';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { colonOf } from '#lib/i18n/typeset.ts';

/**
 * Takes one act of the history back. What came of it is said in its place; the page is drawn again
 * below it.
 */
export function TakeBack({
  slug,
  batch,
  label,
  of,
  isRedo,
}: {
  slug: string;
  batch: string;
  label: string;
  of: string;
  isRedo: boolean;
}) {
  const locale = useLocale();
  const [state, action, isPending] = useFormAction(undo, slug);
  if (state.ok !== null && state.message)
    return (
      <p role="status" className={state.ok ? 'font-semibold text-good' : 'font-semibold text-bad'}>
        {state.message}
      </p>
    );
  const Icon = isRedo ? Redo2 : Undo2;
  return (
    <form action={action} className="contents">
      <input type="hidden" name="batch" value={batch} />
      <button type="submit" className="btn" aria-label={`${label}${colonOf(locale)}${of}`} aria-disabled={isPending}>
        <Icon aria-hidden size={18} />
        {label}
      </button>
    </form>
  );
}
