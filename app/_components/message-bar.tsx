'use client';

import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { MESSAGE_PLACE } from './message-place.ts';

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
