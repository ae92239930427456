import { type ReactNode, useRef, useState } from 'react';

/** What opens below its button, and is drawn only then; Escape closes it, and so does what stands in it. */
export function Popover({ title, children }: { title: ReactNode; children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const close = () => {
    setOpen(false);
    summary.current?.focus();
  };
  return (
    <details
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
