'use client';

import { createContext, type ReactNode, startTransition, useContext, useEffect, useRef, useState } from 'react';
import { InHeader, MessageBar, UndoOfForm } from '#app/_components/message-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { HiddenFields } from '#app/_ui/field.tsx';
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
 * Every button of a page posts through this one action, as the button may be gone once it is done;
 * one bar then says what was done, with « Défaire ». Without a script the page that comes back says
 * it.
 */
export function ActScope({ slug, clientKey, children }: { slug: string; clientKey: string; children: ReactNode }) {
  const [state, send, isPending] = useFormAction(act, slug);
  const from = useGoesOn(state);
  // After an act, the same values are another act, so the key changes.
  const key = state.ok === true ? `${clientKey} ${state.at}` : clientKey;
  return (
    <ActsContext value={{ state, send, clientKey: key, isPending, from }}>
      <InHeader>
        <UndoOfForm slug={slug} state={state} isPassing />
        <Refused state={state} />
      </InHeader>
      {children}
    </ActsContext>
  );
}

/** Why an act was not done, until it is closed or another act is made. */
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
 * Returns a function to call when a form is posted. If the form is gone when the answer arrives,
 * and the focus with it, the nearest remaining element around it is focused, so that keyboard users
 * continue there.
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

/** Posts an act from something that is no button of its own, such as a link that leads away. */
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

/** The refusal of the last act; nothing where it was done. */
export function useRefusal(): FormState {
  const state = useContext(ActsContext)?.state;
  return state?.ok === false ? state : unanswered;
}

/** A form with fields and buttons; the name of each button says what it does. */
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
 * A button for one act. `label` names it where its text is not enough; `onSent` is called when it
 * was pressed.
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
      <HiddenFields fields={values} />
      <button type="submit" className={className} aria-label={label} aria-disabled={acts.isPending}>
        {children}
      </button>
    </form>
  );
}
