'use client';

import { Check as CheckIcon, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId } from 'react';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { Check } from '#app/_ui/field.tsx';
import { useOpened } from '#app/_ui/use-opened.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { accept, applyFix, withdraw } from './actions.ts';

type AcceptLabels = {
  open: string;
  /** What would be accepted, for screen readers. */
  what: string;
  reason: string;
  reasonHint: string;
  all: string;
  submit: string;
};

/**
 * « Accepter… »: a reason, and perhaps for all of the kind at once. Folded at first; works without
 * a script.
 */
export function AcceptForm({
  slug,
  warning,
  count,
  isAll,
  labels,
  act = accept,
  onAnswer,
  typed: before = '',
  onType,
}: {
  slug: string;
  warning: string;
  /** How many of its kind are open. */
  count: number;
  /** The form belongs to a group, and accepts all of its kind. */
  isAll: boolean;
  labels: AcceptLabels;
  /** Another action, for a page that stays open and is told the answer. */
  act?: typeof accept;
  onAnswer?: (state: Exclude<FormState, { ok: null }>) => void;
  /** A reason typed before, and a function that stores it while somebody types. */
  typed?: string;
  onType?: (reason: string) => void;
}) {
  const [state, action, isPending] = useFormAction(act, slug);
  const id = useId();
  const refused = state.ok === false ? state : null;
  const typed = refused?.values ?? {};
  const error = refused?.fields.reason;
  const isOpen = refused !== null || before !== '';
  // Of 150 warnings few are accepted: the content is drawn when the fold is opened, and at once
  // without a script.
  const { box, isOpened, fold } = useOpened(isOpen);
  const answered = useEffectEvent((now: FormState) => {
    if (now.ok !== null) onAnswer?.(now);
    if (now.ok === false && now.fields.reason) box.current?.querySelector('textarea')?.focus();
  });
  useEffect(() => answered(state), [state]);
  const form = (
    <form action={action} noValidate className="grid max-w-[40rem] gap-2 pb-3">
      {refused && (
        <p role="alert" className="error">
          {refused.message}{' '}
          {error && (
            <a href={`#${id}`} className="link">
              {`${labels.reason}${SEPARATOR}${error}`}
            </a>
          )}
        </p>
      )}
      <input type="hidden" name="warning" value={warning} />
      <input type="hidden" name="count" value={count} />
      <div className="field">
        <label htmlFor={id}>{labels.reason}</label>
        <div className="hint" id={`${id}-hint`}>
          {labels.reasonHint}
        </div>
        <textarea
          id={id}
          name="reason"
          rows={2}
          className="input"
          defaultValue={typeof typed.reason === 'string' ? typed.reason : before}
          onChange={onType && ((event) => onType(event.target.value))}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={error ? true : undefined}
        />
        {error && (
          <div className="error" id={`${id}-error`}>
            {error}
          </div>
        )}
      </div>
      {isAll && <input type="hidden" name="all" value="yes" />}
      {!isAll && count > 1 && <Check name="all" value="yes" defaultChecked={typed.all === 'yes'} label={labels.all} />}
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
  return (
    <details {...fold} open={isOpen} className="accept" onKeyDown={foldOnEscape}>
      <summary
        aria-label={`${labels.open} ${labels.what}`}
        className="link inline-flex min-h-[44px] cursor-pointer items-center gap-1 py-2"
      >
        <CheckIcon aria-hidden size={18} />
        {labels.open}
      </summary>
      {isOpened ? form : <noscript>{form}</noscript>}
    </details>
  );
}

/** Escape folds the form; its text is kept. */
function foldOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  const box = event.currentTarget;
  if (event.key !== 'Escape' || !box.open) return;
  event.stopPropagation();
  box.open = false;
  box.querySelector('summary')?.focus();
}

/** « Décaler à 18 h 25 »: one act, after which the page reports it and offers to undo it. */
export function ActForm({ slug, warning, act, label }: { slug: string; warning: string; act: string; label: string }) {
  const [state, action, isPending] = useFormAction(applyFix, slug);
  return (
    <form action={action}>
      <input type="hidden" name="warning" value={warning} />
      <input type="hidden" name="act" value={act} />
      <button type="submit" className="btn" aria-disabled={isPending}>
        {label}
      </button>
      <RefusedLine state={state} />
    </form>
  );
}

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
