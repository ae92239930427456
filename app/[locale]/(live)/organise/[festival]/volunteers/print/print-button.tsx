'use client';

import { Printer } from 'lucide-react';
import { useLive } from '../../../../../../_ui/use-live.ts';

/** Prints the page. It could do nothing without a script, and is not there then. */
export function PrintButton({ label }: { label: string }) {
  if (!useLive()) return null;
  return (
    <button type="button" className="btn lamp" onClick={() => window.print()}>
      <Printer aria-hidden size={18} />
      {label}
    </button>
  );
}
