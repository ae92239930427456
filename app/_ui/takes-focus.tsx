'use client';

import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * What stands where something went away that had the focus: it takes the focus over, once, so that
 * the keyboard goes on from here and not from the top of the page. Give it a `key` for each act. It
 * leaves a focus that somebody has elsewhere alone.
 */
export function TakesFocus(props: ComponentProps<'div'>) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const take = () => {
      const active = document.activeElement;
      if (active === document.body || active?.closest('[hidden]')) element.current?.focus();
    };
    take();
    // A browser moves the focus out of what was hidden only when it draws.
    const frame = requestAnimationFrame(() => requestAnimationFrame(take));
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={element} tabIndex={-1} {...props} />;
}
