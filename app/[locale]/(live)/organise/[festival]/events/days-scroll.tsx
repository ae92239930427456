'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';

/** In milliseconds. */
const LATEST = 2000;

/**
 * The box with the columns of the days. Columns far outside of it are drawn without their cards
 * (`events.css`) until a hand comes near (the pointer, a key, the focus, anything that scrolls),
 * and at the latest after two seconds, as a screen reader that reads on gives no sign of it.
 */
export function DaysScroll({ label, children }: { label: string; children: ReactNode }) {
  const [isFar, setFar] = useState(true);
  const come = () => setFar(false);
  // Before a key moves the focus or searches the page, all of them are there.
  useEffect(() => {
    window.addEventListener('keydown', come, { once: true });
    const late = setTimeout(come, LATEST);
    return () => {
      window.removeEventListener('keydown', come);
      clearTimeout(late);
    };
  }, []);
  return (
    <ScrollBox
      as="section"
      className="days-scroll"
      aria-label={label}
      data-far={isFar ? '' : undefined}
      onPointerEnter={come}
      onFocus={come}
      onScroll={come}
    >
      {children}
    </ScrollBox>
  );
}
