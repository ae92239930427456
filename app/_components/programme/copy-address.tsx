'use client';

import { useState, useSyncExternalStore } from 'react';

const never = () => () => {};

/** Copies an address and says so. Not there before scripts run: the address itself stands beside it. */
export function CopyAddress({ address, words }: { address: string; words: { copy: string; copied: string } }) {
  const [isCopied, setCopied] = useState(false);
  const isAlive = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  );
  if (!isAlive) return null;
  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Refused by the browser: the address beside the button can still be selected.
      setCopied(false);
    }
  }
  return (
    <span className="copy">
      <button type="button" className="btn" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{isCopied ? words.copied : ''}</span>
    </span>
  );
}
