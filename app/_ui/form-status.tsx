import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';

/**
 * The sentence after a form succeeded. The live region exists before the sentence, or a screen
 * reader would miss it; it takes no focus.
 */
export function FormStatus({ children }: { children?: ReactNode }) {
  return (
    <div role="status" className="contents">
      {children && (
        <p className="flex items-center gap-2 rounded-field bg-good-bg px-3 py-2 font-semibold text-good">
          <Check aria-hidden size={18} className="flex-none" />
          {children}
        </p>
      )}
    </div>
  );
}

/**
 * The newest of several answers shown in one place: an older success must not stand beside a newer
 * refusal.
 */
export function useNewest<T>(...answers: [T, ...T[]]): T {
  const [kept, keep] = useState({ answers, newest: answers[0] });
  const changed = answers.find((answer, index) => answer !== kept.answers[index]);
  if (changed === undefined) return kept.newest;
  // Sets state while rendering, as React allows for values derived from props.
  keep({ answers, newest: changed });
  return changed;
}
