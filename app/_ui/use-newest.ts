import { useState } from 'react';

/**
 * Of several answers that one place shows, the one that came last: an older success must not stand
 * beside a newer refusal.
 */
export function useNewest<T>(...answers: [T, ...T[]]): T {
  const [kept, keep] = useState({ answers, newest: answers[0] });
  const changed = answers.find((answer, index) => answer !== kept.answers[index]);
  if (changed === undefined) return kept.newest;
  // Adjusting state while rendering, as React allows for what derives from props.
  keep({ answers, newest: changed });
  return changed;
}
