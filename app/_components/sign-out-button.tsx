'use client';

import { LogOut } from 'lucide-react';
import { signOut } from '../[locale]/(live)/account/actions.ts';
import { forgetAllKept } from './kept-text.ts';

/** Ends the session, and with it what this tab keeps of unsaved text. */
export function SignOutButton({ label, className = 'btn' }: { label: string; className?: string }) {
  return (
    <form action={signOut} onSubmit={forgetAllKept}>
      <button type="submit" className={className}>
        <LogOut aria-hidden size={18} />
        {label}
      </button>
    </form>
  );
}
