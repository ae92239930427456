import { useState } from 'react';

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
