'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { boundAction } from '../../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { UndoBar } from '../undo-bar.tsx';
import type { ActName } from './act-input.ts';
import { act } from './acts.ts';

type Acts = { send: (form: FormData) => void; clientKey: string; isPending: boolean };
const ActsContext = createContext<Acts | null>(null);

/**
 * Every button of a page posts through this one action: what had it may be gone once it is done, and what was done is said in one bar, with the way
 * back. Without a script it is the page that comes back which says it.
 */
export function ActScope({ slug, clientKey, children }: { slug: string; clientKey: string; children: ReactNode }) {
  const [state, send, isPending] = useFormAction<FormState>(boundAction(act, slug));
  // After an act the same words are another act.
  const key = state.ok === true ? `${clientKey} ${state.at}` : clientKey;
  return (
    <ActsContext value={{ send, clientKey: key, isPending }}>
      {children}
      <div className="act-bar no-print">
        {state.ok === true && (
          <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? ''} />
        )}
        {state.ok === false && (
          <p role="alert" className="error">
            {state.message}{' '}
            {state.link && (
              <a href={state.link.href} target="_self" className="link">
                {state.link.label}
              </a>
            )}
          </p>
        )}
      </div>
    </ActsContext>
  );
}

/** One button, with what it says to the server. `label` names it where its words alone would not. */
export function ActButton({
  act: name,
  values = {},
  className = 'btn',
  label,
  formClassName = 'contents',
  children,
}: {
  act: ActName;
  values?: Readonly<Record<string, string | number>>;
  className?: string;
  label?: string;
  formClassName?: string;
  children: ReactNode;
}) {
  const acts = useContext(ActsContext);
  if (!acts) return null;
  return (
    <form action={acts.send} className={formClassName}>
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
