'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { described, FieldFrame } from './field.tsx';
import { useLive } from './use-live.ts';

export type PasswordLabels = { show: string; hide: string; showLong: string };

/**
 * A password field with a button to show it: seeing it once is safer than typing it twice. Without
 * scripts it stays hidden.
 */
export function PasswordField({
  label,
  hint,
  error,
  labels,
  ...input
}: { label: ReactNode; name: string; hint?: ReactNode; error?: string | undefined; labels: PasswordLabels } & Omit<
  ComponentProps<'input'>,
  'name' | 'type' | 'className'
>) {
  const [isShown, setShown] = useState(false);
  const isLive = useLive();
  const frame = { label, name: input.name, hint, error };
  return (
    <FieldFrame {...frame}>
      <div className="relative">
        <input
          {...input}
          {...described(frame)}
          type={isShown ? 'text' : 'password'}
          className="input pr-[7.2rem]"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={400}
        />
        <button
          type="button"
          data-waits={isLive ? undefined : ''}
          aria-pressed={isShown}
          aria-label={labels.showLong}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 right-0 flex min-h-11 cursor-pointer items-center gap-1.5 rounded-r-field px-3 font-semibold text-[0.95rem] text-accent"
        >
          {isShown ? <EyeOff aria-hidden size={18} /> : <Eye aria-hidden size={18} />}
          <span aria-hidden="true">{isShown ? labels.hide : labels.show}</span>
        </button>
      </div>
    </FieldFrame>
  );
}
