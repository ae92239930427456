'use client';

import { useEffect } from 'react';
import { tellAccount } from './tell-account.ts';

/** Nothing to see: each page that knows who is signed in tells it. */
export function AccountTold({ account }: { account: number | null }) {
  useEffect(() => tellAccount(account), [account]);
  return null;
}
