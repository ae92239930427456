import { type ReactNode, useRef, useState } from 'react';
import { useLeave } from './use-leave.ts';

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
