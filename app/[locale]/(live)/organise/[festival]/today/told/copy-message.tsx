'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';

/** Copies a message; the text stands beside it, to be selected where the browser does not let a page copy. */
export function CopyMessage({
  text,
  label,
  words,
}: {
  text: string;
  label: string;
  words: { copy: string; copied: string };
}) {
  const isLive = useLive();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Not over plain http on another machine.
    }
  };
  return (
    <button
      type="button"
      className="btn"
      data-waits={isLive ? undefined : ''}
      aria-label={isCopied ? words.copied : label}
      onClick={copy}
    >
      {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
      {isCopied ? words.copied : words.copy}
    </button>
  );
}
