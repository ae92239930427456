'use client';

import { LogOut } from 'lucide-react';
import { signOut } from '#app/[locale]/(live)/account/actions.ts';
import { forgetAllKept } from './kept-text.ts';
import { tellAccount } from './site-worker.ts';

function forget(): void {
  forgetAllKept();
  tellAccount(null);
}

/**
 * Ends the session, and forgets the unsaved text in this tab and the board of the day on this
 * device.
 */
export function SignOutButton({ label, className = 'btn' }: { label: string; className?: string }) {
  return (
    <form action={signOut} onSubmit={forget}>
      <button type="submit" className={className}>
        <LogOut aria-hidden size={18} />
        {label}
      </button>
    </form>
  );
}
