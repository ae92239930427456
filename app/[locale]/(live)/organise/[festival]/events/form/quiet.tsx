import type { ReactNode } from 'react';

/** The label of a control whose row already says what it is. */
export const Quiet = ({ children }: { children: ReactNode }) => <span className="spoken">{children}</span>;
