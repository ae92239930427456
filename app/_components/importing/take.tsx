import type { ReactNode } from 'react';
import { AnsweredInput } from '#app/_ui/refused-answers.tsx';

/** A box that is ticked for what is done. Without it the name before it is posted alone: `off`. */
export const Take = ({
  name,
  isTicked = false,
  children,
}: {
  name: string;
  isTicked?: boolean;
  children: ReactNode;
}) => (
  <>
    <input type="hidden" name={name} value="off" />
    <label className="flex min-h-11 items-center gap-3">
      <AnsweredInput type="checkbox" name={name} defaultChecked={isTicked} className="size-5 shrink-0 accent-accent" />
      <span>{children}</span>
    </label>
  </>
);
