'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';

/**
 * The box with the columns of the days. Columns far outside of it are drawn without their cards
 * (`events.css`) until a hand comes near: the pointer, a key, the focus, or anything that scrolls.
 */
export function DaysScroll({ label, children }: { label: string; children: ReactNode }) {
  const [isFar, setFar] = useState(true);
  const come = () => setFar(false);
  // Before a key moves the focus or searches the page, all of them are there.
  useEffect(() => {
    window.addEventListener('keydown', come, { once: true });
    return () => window.removeEventListener('keydown', come);
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
