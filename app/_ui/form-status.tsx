import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

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
