'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLive } from './use-live.ts';

/** An address to copy: selectable as it stands, with a button where scripts run and the browser allows it. */
export function CopyField({
  value,
  labels,
}: {
  value: string;
  labels: { label: string; copy: string; copied: string };
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const isLive = useLive();

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not over plain http on another machine: the address is selected, one keystroke copies it.
    }
  };

  return (
    <div className="field">
      <label htmlFor={id}>{labels.label}</label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          className="input min-w-0 flex-[1_1_14rem] font-mono text-[0.92rem]"
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="btn" data-waits={isLive ? undefined : ''} onClick={copy}>
          {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
          <span aria-live="polite">{isCopied ? labels.copied : labels.copy}</span>
        </button>
      </div>
    </div>
  );
}
