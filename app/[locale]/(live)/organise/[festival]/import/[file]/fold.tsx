import type { ReactNode } from 'react';

/** A part of the plan that opens and closes, with how much is in it. */
export function Fold({
  title,
  count,
  isOpen = false,
  children,
}: {
  title: string;
  count?: number;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="card px-[clamp(1rem,3vw,1.5rem)] py-2">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-[1.1rem]">
        {title}
        {count !== undefined && ` (${count})`}
      </summary>
      {children}
    </details>
  );
}
