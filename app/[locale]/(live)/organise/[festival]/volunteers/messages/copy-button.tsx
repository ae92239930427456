'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';

const SAID_FOR = 4000;

/** Copies a text. It could do nothing without a script, and does not show then; where the browser refuses, it shows the text to be copied by hand. */
export function CopyButton({
  text,
  label,
  named,
  copied,
}: {
  text: string;
  label: string;
  named?: string;
  copied: string;
}) {
  const isLive = useLive();
  const [isCopied, setCopied] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Not over plain http on another machine.
      setRefused(true);
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn"
        data-waits={isLive ? undefined : ''}
        onClick={copy}
        aria-label={named && !isCopied ? named : undefined}
      >
        {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
        <span aria-live="polite">{isCopied ? copied : label}</span>
      </button>
      {isRefused && (
        <textarea
          readOnly
          aria-label={named ?? label}
          className="input basis-full"
          value={text}
          ref={(node) => node?.select()}
        />
      )}
    </>
  );
}
