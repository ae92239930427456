import type { ReactNode } from 'react';

// Pages are pure functions of their path. The proxy keeps them as bytes (app/_server/kept-pages.ts); kept here as well, Next would write each page out as
// JSON only to measure it, and draw it again in parts that no browser asks for: as long as drawing it takes.
export const dynamic = 'force-dynamic';

export default function ReleasedLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <script src="/theme.js" />
      {children}
    </>
  );
}
