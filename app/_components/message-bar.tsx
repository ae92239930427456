'use client';

import { CircleCheck, CircleX, Info, Redo2, Undo2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { FormState } from '#app/_server/form-action.ts';
import { undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { MESSAGE_PLACE } from './message-place.ts';
import { useFormAction } from './use-form-action.ts';

/*
 * Messages of the desk: a sentence that can be closed, its place in the header, and « Défaire »
 * after an act.
 */

const icons = { good: CircleCheck, bad: CircleX, plain: Info };

/** The tone of a message: success, failure, or neither. */
export type Tone = keyof typeof icons;

/**
 * A message of the desk: its sentence, what can be done (`children`), and a button to close it.
 * Escape closes it too while the focus is inside; the focus then returns to where it came from, or
 * to the page if that is gone. `onHold` is told when it is hovered or focused. `isHeard`: the
 * sentence is announced to screen readers elsewhere.
 */
export function MessageBar({
  tone,
  message,
  children,
  isHeard = false,
  onHold,
  onClose,
}: {
  tone: Tone;
  message: ReactNode;
  children?: ReactNode;
  isHeard?: boolean;
  onHold?: (isHeld: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations('common');
  const bar = useRef<HTMLFieldSetElement>(null);
  const before = useRef<Element | null>(null);
  const closing = useRef<HTMLButtonElement>(null);
  const hasFocus = useRef(false);
  useEffect(() => {
    // When a focused button disappears, such as « Défaire » after a refusal, React fires no blur:
    // the focus is kept in the message.
    if (hasFocus.current && document.activeElement === document.body) closing.current?.focus({ preventScroll: true });
  });
  const Icon = icons[tone];
  const close = () => {
    if (bar.current?.contains(document.activeElement)) goBack(before.current);
    onClose();
  };
  return (
    <fieldset
      ref={bar}
      aria-label={t('message')}
      className={`message is-${tone}`}
      onPointerEnter={() => onHold?.(true)}
      onPointerLeave={() => onHold?.(false)}
      onFocus={({ relatedTarget, currentTarget }) => {
        // If the element that had the focus disappeared, `relatedTarget` is null.
        if (!hasFocus.current && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
        hasFocus.current = true;
        onHold?.(true);
      }}
      onBlur={() => {
        hasFocus.current = false;
        onHold?.(false);
      }}
      onKeyDown={(event) => {
        // The page around handles keys of its own, which must not react here.
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <Icon aria-hidden size={18} className="flex-none" />
      <p role={isHeard ? undefined : tone === 'bad' ? 'alert' : 'status'} aria-hidden={isHeard || undefined}>
        {message}
      </p>
      <div className="message-acts">
        {children}
        <button ref={closing} type="button" className="message-close" aria-label={t('hideMessage')} onClick={close}>
          <X aria-hidden size={18} />
        </button>
      </div>
    </fieldset>
  );
}

function goBack(before: Element | null): void {
  const place = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('content');
  place?.focus({ preventScroll: true });
}

/**
 * Puts a message into the header of the desk: it stays in sight wherever the page is scrolled, and
 * neither covers nor moves anything of the page. Until a script runs it stands where it is drawn.
 */
export function InHeader({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(MESSAGE_PLACE)), []);
  return place ? createPortal(children, place) : children;
}

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
export const UndoOfForm = ({ slug, state, isPassing }: { slug: string; state: FormState; isPassing?: boolean }) =>
  state.ok === true && (
    <UndoBar
      key={state.at}
      slug={slug}
      batch={state.undo ?? null}
      message={state.message ?? ''}
      isPassing={isPassing ?? false}
    />
  );
