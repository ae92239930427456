import { type FocusEvent, useLayoutEffect, useRef } from 'react';

/**
 * Props of a list whose parts go when they are settled: the focus, when what had it is gone, goes to the part that now stands in its place,
 * so that whoever works by keyboard goes on from there. Parts are what can take the focus themselves (`tabIndex={-1}`).
 */
export function useFocusStays(shown: unknown) {
  const list = useRef<HTMLDivElement>(null);
  const at = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return;
    const parts = partsOf(list.current);
    // Drawn from something new: what stands there now, or the whole list when nothing is left.
    (parts[Math.min(at.current, parts.length - 1)] ?? list.current)?.focus();
  }, [shown]);
  return {
    ref: list,
    tabIndex: -1,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const part = event.target.closest<HTMLElement>('[tabindex="-1"]');
      at.current = part ? Math.max(0, partsOf(list.current).indexOf(part)) : null;
    },
    // Not heard when what had the focus is taken away.
    onBlur: () => {
      at.current = null;
    },
  };
}

/** Those of a folded part cannot take it. */
const partsOf = (list: HTMLElement | null) =>
  [...(list?.querySelectorAll<HTMLElement>('[tabindex="-1"]') ?? [])].filter((part) => part.checkVisibility());
