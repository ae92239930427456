'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { InHeader, MessageBar } from '#app/_components/message-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { type UndoState, undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { colonOf } from '#lib/i18n/typeset.ts';

type Taking = {
  action: (form: FormData) => void;
  isPending: boolean;
  /** The batch whose button was pressed last, and the answer. */
  asked: string | undefined;
  state: UndoState;
  ask: (batch: string) => void;
};
const TakingContext = createContext<Taking | null>(null);

/**
 * Around all acts of a page that can be undone. Success is announced in the header, as the line may
 * be gone (in the list of deletions always); a refusal replaces its button.
 */
export function TakingBack({ slug, children }: { slug: string; children: ReactNode }) {
  const [state, action, isPending] = useFormAction(undo, slug);
  const [asked, ask] = useState<string>();
  const [closed, setClosed] = useState<UndoState>();
  // Without a script it is not known which button was pressed.
  const said = state.ok === true || asked === undefined ? state : null;
  return (
    <TakingContext value={{ action, isPending, asked, state, ask }}>
      {said && said.ok !== null && said.message && closed !== state && (
        <InHeader>
          <MessageBar tone={said.ok ? 'good' : 'bad'} message={said.message} onClose={() => setClosed(state)} />
        </InHeader>
      )}
      {children}
    </TakingContext>
  );
}

/** The button to undo an act of the history. */
export function TakeBack({
  batch,
  turn,
  label,
  of,
}: {
  batch: string;
  turn: 'undo' | 'redo' | 'put-back';
  label: string;
  of: string;
}) {
  const locale = useLocale();
  const taking = useContext(TakingContext);
  if (!taking) return null;
  const { action, isPending, asked, state, ask } = taking;
  if (asked === batch && state.ok === false && !isPending)
    return (
      <p role="alert" className="font-semibold text-bad">
        {state.message}
      </p>
    );
  const Icon = turn === 'redo' ? Redo2 : Undo2;
  return (
    <form action={action} onSubmit={() => ask(batch)} className="contents">
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="turn" value={turn} />
      <button type="submit" className="btn" aria-label={`${label}${colonOf(locale)}${of}`} aria-disabled={isPending}>
        <Icon aria-hidden size={18} />
        <span>{label}</span>
      </button>
    </form>
  );
}
