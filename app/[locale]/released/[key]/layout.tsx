import type { ReactNode } from 'react';

// Pages are pure functions of their path: drawn at the first request, then answered from the cache. A build draws none.
export const generateStaticParams = () => [];

export default function ReleasedLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <script src="/theme.js" />
      {children}
    </>
  );
}
