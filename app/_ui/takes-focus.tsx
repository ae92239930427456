'use client';

import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * Takes the place of an element that had the focus and is gone: it takes the focus, once, so that
 * the keyboard goes on from here and not from the top of the page. Give it a `key` for each act. If
 * the focus is elsewhere it stays there.
 */
export function TakesFocus(props: ComponentProps<'div'>) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const take = () => {
      const active = document.activeElement;
      if (active === document.body || active?.closest('[hidden]')) element.current?.focus();
    };
    take();
    // Browsers remove the focus from hidden elements only when they paint.
    const frame = requestAnimationFrame(() => requestAnimationFrame(take));
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={element} tabIndex={-1} {...props} />;
}
