'use client';

import { Printer } from 'lucide-react';
import { useLive } from '#app/_ui/use-live.ts';

/** Prints the page. Hidden without scripts, as it could do nothing. */
export function PrintButton({ label }: { label: string }) {
  const isLive = useLive();
  return (
    <button type="button" className="btn lamp" data-waits={isLive ? undefined : ''} onClick={() => window.print()}>
      <Printer aria-hidden size={18} />
      {label}
    </button>
  );
}
