import { headers } from 'next/headers';
import type { ReactNode } from 'react';

// Every page below is drawn for each request: a live query without this line would be frozen at build.
export const dynamic = 'force-dynamic';

export default async function LiveLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <>
      <script src="/theme.js" nonce={nonce} />
      {children}
    </>
  );
}
