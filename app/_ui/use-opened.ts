import { type SyntheticEvent, useEffect, useRef, useState } from 'react';

/**
 * Whether somebody was about to open a fold (`<details {...fold}>`), or opened it before there was
 * a script: what it holds may be drawn from then on alone. `box` is the fold.
 */
export function useOpened(isOpen = false) {
  const box = useRef<HTMLDetailsElement>(null);
  const [isOpened, note] = useState(isOpen);
  useEffect(() => note((was) => was || box.current?.open === true), []);
  const fold = {
    ref: box,
    // Before it opens: the next key may lead into it.
    onFocus: () => note(true),
    onToggle: ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => currentTarget.open && note(true),
  };
  return { box, isOpened, fold };
}
