import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A menu below its button, drawn only when open. Escape closes it, and so does choosing from it, a
 * click outside, or opening another one.
 */
export function Popover({ title, children }: { title: ReactNode; children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    summary.current?.focus();
  };
  return (
    <details
      ref={box}
      name="cells-popover"
      className="cells-popover"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <summary ref={summary} className="btn">
        {title}
      </summary>
      {isOpen && <div>{children(close)}</div>}
    </details>
  );
}
