'use client';

import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { MESSAGE_PLACE } from './message-place.ts';

const icons = { good: CircleCheck, bad: CircleX, plain: Info };

/** What a message is about: done, not done, or only so. */
export type Tone = keyof typeof icons;

/**
 * One message of the desk: its sentence, what can be done about it (`children`), and a button that
 * closes it. Escape closes it too while the focus is in it; the focus goes back to where it came
 * from then, or to the page where that is gone. `onHold` hears whether somebody is at it.
 * `isHeard`: something else tells the sentence to who listens already.
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
    // React tells of no blur where it takes a button away, as « Défaire » after a refusal: the
    // focus stays in the message.
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
        // Nothing is told of where the focus comes from that a button took with it.
        if (!hasFocus.current && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
        hasFocus.current = true;
        onHold?.(true);
      }}
      onBlur={() => {
        hasFocus.current = false;
        onHold?.(false);
      }}
      onKeyDown={(event) => {
        // What it was drawn by has keys of its own, which are not meant here.
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
 * Puts a message in the header of the desk. That stays in sight wherever the page is scrolled to,
 * and nothing of the page is ever behind the message or pushed away by it. Until a script runs it
 * stands where it is drawn.
 */
export function InHeader({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(MESSAGE_PLACE)), []);
  return place ? createPortal(children, place) : children;
}
