import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

/**
 * A menu below its button, drawn only when open. Escape closes it, and so does choosing from it, a
 * click outside, or opening another one.
 */
export function Popover({
  title,
  label,
  className = 'cells-popover',
  children,
}: {
  title: ReactNode;
  label?: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  useLeave(box, () => setOpen(false), isOpen);
  const close = () => {
    setOpen(false);
    summary.current?.focus();
  };
  return (
    <details
      ref={box}
      name={className}
      className={className}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <summary ref={summary} className="btn" aria-label={label}>
        {title}
      </summary>
      {isOpen && <div>{children(close)}</div>}
    </details>
  );
}

const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"]';

/**
 * Calls `leave` when somebody presses outside `box`, or moves the focus out of it, while it is
 * open: otherwise it would cover what they go on to. A dialog that opens over it does not count.
 */
export function useLeave(box: RefObject<Element | null>, leave: () => void, isOpen = true): void {
  const left = useEffectEvent(leave);
  useEffect(() => {
    if (!isOpen) return;
    const hear = ({ target }: Event) => {
      if (!(target instanceof Element) || box.current?.contains(target)) return;
      const dialog = target.closest(DIALOGS);
      if (!dialog || dialog.contains(box.current)) left();
    };
    document.addEventListener('pointerdown', hear);
    document.addEventListener('focusin', hear);
    return () => {
      document.removeEventListener('pointerdown', hear);
      document.removeEventListener('focusin', hear);
    };
  }, [box, isOpen]);
}
