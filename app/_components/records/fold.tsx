'use client';

import { type ReactNode, useState } from 'react';

/**
 * Rarely needed fields, folded below a line that says what is set in them. `isOpen` applies when it
 * is first drawn, to show errors inside.
 */
export function Fold({
  title,
  set,
  isOpen = false,
  className = 'fold',
  children,
}: {
  title: ReactNode;
  set?: ReactNode;
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const [first] = useState(isOpen);
  return (
    <details className={className} open={first}>
      <summary>
        {title}
        {set && <span className="fold-set">{set}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
