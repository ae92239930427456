'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { useLive } from './use-live.ts';

const SAID_FOR = 4000;

/** Whether the browser copied it: over plain http from another machine it has no clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * An address to copy: it can be selected, and has a button where scripts run and the browser allows
 * it.
 */
export function CopyField({ value, label }: { value: string; label: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // If it does not, the text is selected, and one keystroke copies it.
    input.current?.select();
    if (await copied(value)) setCopied(true);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          className="input min-w-0 flex-[1_1_14rem] font-mono text-[0.92rem]"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Press isCopied={isCopied} onPress={copy} />
      </div>
    </div>
  );
}

/**
 * Copies a text; where the browser refuses, shows the text to copy by hand. `named` says what is
 * copied, for screen readers.
 */
export function CopyButton({ text, label, named }: { text: string; label?: string; named?: string }) {
  const t = useTranslations('common');
  const [isCopied, setCopied] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => ((await copied(text)) ? setCopied(true) : setRefused(true));
  return (
    <>
      <Press isCopied={isCopied} label={label} named={named} onPress={copy} />
      {isRefused && (
        <textarea
          readOnly
          aria-label={named ?? label ?? t('copy')}
          className="input basis-full"
          value={text}
          ref={(node) => node?.select()}
        />
      )}
    </>
  );
}

/** Hidden without scripts, as it could do nothing. */
function Press({
  isCopied,
  label,
  named,
  onPress,
}: {
  isCopied: boolean;
  label?: string | undefined;
  named?: string | undefined;
  onPress: () => void;
}) {
  const t = useTranslations('common');
  const isLive = useLive();
  return (
    <button
      type="button"
      className="btn"
      data-waits={isLive ? undefined : ''}
      aria-label={isCopied ? undefined : named}
      onClick={onPress}
    >
      {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
      <span aria-live="polite">{isCopied ? t('copied') : (label ?? t('copy'))}</span>
    </button>
  );
}
