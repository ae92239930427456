import type { ReactNode } from 'react';

/** A part of the form, with its title. */
export function Section({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="event-section">
      <h2 id={id}>{title}</h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** The label of a control whose row already says what it is. */
export const Quiet = ({ children }: { children: ReactNode }) => <span className="spoken">{children}</span>;
