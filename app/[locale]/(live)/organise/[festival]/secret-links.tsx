'use client';

import { Link2, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormAnswer, RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import type { LinkState } from '#app/_server/form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import { CopyField } from '#app/_ui/copy.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { FormStatus } from '#app/_ui/form-status.tsx';
import { useLive } from '#app/_ui/use-live.ts';

/**
 * Makes a secret link, with a name to recognise it by, and shows it once, until it is closed: below
 * its button, where the eye and the next Tab are.
 */
export function LinkForm({
  name,
  action: make,
  labels,
  isAside,
  clientKey,
  open,
  children,
}: {
  /** Tells the forms of a page apart when unsaved text is kept. */
  name: string;
  action: (state: LinkState, form: FormData) => Promise<LinkState>;
  /** `open` is a link to try the new link. */
  labels: Record<'label' | 'labelHint' | 'submit' | 'link', string> & { open?: string };
  /** Whether the form is secondary on its page. */
  isAside?: boolean;
  /** Made by the server for this drawing of the form, so that posting it twice makes one link. */
  clientKey?: string;
  /** The links that are open, by their id. */
  open: readonly number[];
  /** Fields before the name; `typed` is what was refused. */
  children?: (typed: { [key: string]: FormValue }, errors: Record<string, string>) => ReactNode;
}) {
  const [state, action, isPending] = useFormAction(make);
  const isLive = useLive();
  const refused = state.ok === false ? state : null;
  const isOpen = state.ok === true && open.includes(state.id ?? 0);
  const made = isOpen ? state.address : undefined;
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (made) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [made]);
  /** A second click would make another link, whose answer would hide the first. */
  const once = (form: FormData) => (isPending ? undefined : action(form));
  return (
    <div className="grid gap-5">
      <KeptForm name={name} action={isLive ? once : action} state={state} noValidate className="grid gap-4">
        <RefusedSummary state={state} />
        {clientKey && <input type="hidden" name="clientKey" value={clientKey} />}
        {children?.(refused?.values ?? {}, refused?.fields ?? {})}
        <div className={isAside ? 'flex flex-wrap items-end gap-3' : 'grid gap-4'}>
          <TextField
            name="label"
            label={labels.label}
            hint={labels.labelHint}
            maxLength={200}
            autoComplete="off"
            defaultValue={String(refused?.values.label ?? '')}
            error={refused?.fields.label}
            className={isAside ? 'flex-[1_1_15rem]' : undefined}
          />
          <button type="submit" className={isAside ? 'btn' : 'btn lamp justify-self-start'} aria-disabled={isPending}>
            {isAside && <Link2 aria-hidden size={18} />}
            {labels.submit}
          </button>
        </div>
      </KeptForm>
      <div
        ref={answer}
        className={made ? 'grid gap-3 rounded-card border-2 border-lamp bg-accent-soft p-4' : 'contents'}
      >
        <FormStatus>{isOpen && state.message}</FormStatus>
        {made && <CopyField key={made} value={made} label={labels.link} />}
        {made && labels.open && (
          <p>
            <a className="link" href={made} target="_blank" rel="noreferrer">
              {labels.open}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** `about`: who made it and when, or until when it works. */
type LinkRow = { id: number; label: string; about: ReactNode; revokeLabel: string };

/** The open links, each with a button to close it. */
export function LinkList({
  links,
  action: revoke,
  labels,
  isAside,
}: {
  links: readonly LinkRow[];
  action: FormAction;
  labels: { none?: string; revoke: string };
  isAside?: boolean;
}) {
  const [state, action] = useFormAction(revoke);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      {links.length === 0 ? (
        labels.none && <p className="text-soft">{labels.none}</p>
      ) : (
        <ul
          className={isAside ? 'card divide-y divide-line overflow-clip' : 'divide-y divide-line border-line border-y'}
        >
          {links.map((link) => (
            <li
              key={link.id}
              className={`flex flex-wrap items-center justify-between gap-x-5 gap-y-2 ${isAside ? 'px-4 py-2' : 'py-3'}`}
            >
              <div className="min-w-0">
                <p className="font-semibold">{link.label}</p>
                <p className="hint relative">{link.about}</p>
              </div>
              <form action={action}>
                <input type="hidden" name="link" value={link.id} />
                <button type="submit" className={isAside ? 'btn bad' : 'btn'} aria-label={link.revokeLabel}>
                  {isAside && <X aria-hidden size={18} />}
                  {labels.revoke}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
