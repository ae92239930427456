'use client';

import { createContext, type ReactNode, startTransition, useContext, useEffect, useRef, useState } from 'react';
import { InHeader, MessageBar } from '#app/_components/message-bar.tsx';
import { UndoBar } from '#app/_components/undo-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { ActName } from './act-input.ts';
import { act } from './acts.ts';

type Acts = {
  state: FormState;
  send: (form: FormData) => void;
  clientKey: string;
  isPending: boolean;
  from: (place: Element) => void;
};
const ActsContext = createContext<Acts | null>(null);

/**
 * Every button of a page posts through this one action: what had it may be gone once it is done,
 * and what was done is said in one bar, with the way back. Without a script it is the page that
 * comes back which says it.
 */
export function ActScope({ slug, clientKey, children }: { slug: string; clientKey: string; children: ReactNode }) {
  const [state, send, isPending] = useFormAction(act, slug);
  const from = useGoesOn(state);
  // After an act the same words are another act.
  const key = state.ok === true ? `${clientKey} ${state.at}` : clientKey;
  return (
    <ActsContext value={{ state, send, clientKey: key, isPending, from }}>
      <InHeader>
        {state.ok === true && (
          <UndoBar
            key={state.at}
            slug={slug}
            batch={state.undo ?? null}
            message={state.message ?? ''}
            isPassing={true}
          />
        )}
        <Refused state={state} />
      </InHeader>
      {children}
    </ActsContext>
  );
}

/** Why it was not done, until it is closed or something else is. */
function Refused({ state }: { state: FormState }) {
  const [closed, setClosed] = useState<FormState | null>(null);
  if (state.ok !== false || closed === state) return null;
  return (
    <MessageBar tone="bad" message={state.message} onClose={() => setClosed(state)}>
      {state.link && (
        <a href={state.link.href} target="_self" className="link">
          {state.link.label}
        </a>
      )}
    </MessageBar>
  );
}

/**
 * Answers how a form says that it is sent. Where it is gone when the answer is there, and the focus
 * with it, the focus goes to the nearest of what it stood in that is still there: a keyboard goes
 * on from where it was.
 */
function useGoesOn(state: FormState): (place: Element) => void {
  const around = useRef<HTMLElement[]>([]);
  useEffect(() => {
    const place = around.current.find(({ isConnected }) => isConnected);
    around.current = [];
    if (state.ok === null || !place || document.activeElement !== document.body) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }, [state]);
  return (place) => {
    around.current = [];
    for (let one = place.parentElement; one && one.tagName !== 'BODY'; one = one.parentElement)
      if (one.matches('li, section, article, main')) around.current.push(one);
  };
}

/** Posts an act of these pages for what is no button of its own: a link that leads away as well. */
export function useAct(): (name: ActName, values: Readonly<Record<string, string | number>>) => void {
  const acts = useContext(ActsContext);
  return (name, values) => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ act: name, clientKey: acts?.clientKey ?? '', ...values }))
      form.set(key, String(value));
    startTransition(() => acts?.send(form));
  };
}

const unanswered: FormState = { ok: null };

/** What the last act was refused by; nothing where it was done. */
export function useRefusal(): FormState {
  const state = useContext(ActsContext)?.state;
  return state?.ok === false ? state : unanswered;
}

/** A form with fields and buttons of its own; each button says by its name what is done. */
export function ActForm({ act: name, className, children }: { act: ActName; className: string; children: ReactNode }) {
  const acts = useContext(ActsContext);
  if (!acts) return null;
  return (
    <form action={acts.send} onSubmit={({ currentTarget }) => acts.from(currentTarget)} className={className}>
      <input type="hidden" name="act" value={name} />
      <input type="hidden" name="clientKey" value={acts.clientKey} />
      {children}
    </form>
  );
}

/**
 * One button, with what it says to the server. `label` names it where its words alone would not;
 * `onSent` hears that it was pressed.
 */
export function ActButton({
  act: name,
  values = {},
  className = 'btn',
  label,
  formClassName = 'contents',
  onSent,
  children,
}: {
  act: ActName;
  values?: Readonly<Record<string, string | number>>;
  className?: string;
  label?: string;
  formClassName?: string;
  onSent?: () => void;
  children: ReactNode;
}) {
  const acts = useContext(ActsContext);
  if (!acts) return null;
  return (
    <form
      action={acts.send}
      onSubmit={({ currentTarget }) => {
        acts.from(currentTarget);
        onSent?.();
      }}
      className={formClassName}
    >
      <input type="hidden" name="act" value={name} />
      <input type="hidden" name="clientKey" value={acts.clientKey} />
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <button type="submit" className={className} aria-label={label} aria-disabled={acts.isPending}>
        {children}
      </button>
    </form>
  );
}
