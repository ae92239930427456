import type { ReactNode } from 'react';
import { AnsweredBox } from '#app/_ui/refused-answers.tsx';

/** A box that is ticked for what is done. */
export const Take = ({
  name,
  isTicked = false,
  children,
}: {
  name: string;
  isTicked?: boolean;
  children: ReactNode;
}) => (
  <label className="flex min-h-11 items-center gap-3">
    <AnsweredBox name={name} defaultChecked={isTicked} className="size-5 shrink-0 accent-accent" />
    <span>{children}</span>
  </label>
);
