import { type SyntheticEvent, useEffect, useRef, useState } from 'react';

/**
 * Whether a fold (`<details {...fold}>`) was opened or focused, or was opened before scripts ran,
 * so that its content need be drawn only from then on. `box` is the fold.
 */
export function useOpened(isOpen = false) {
  const box = useRef<HTMLDetailsElement>(null);
  const [isOpened, note] = useState(isOpen);
  useEffect(() => note((was) => was || box.current?.open === true), []);
  const fold = {
    ref: box,
    // Before it opens, as the next key may move into it.
    onFocus: () => note(true),
    onToggle: ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => currentTarget.open && note(true),
  };
  return { box, isOpened, fold };
}
