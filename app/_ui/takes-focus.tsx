'use client';

import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * What stands where something went away that had the focus: it takes the focus over, once, so that the keyboard goes on from here and not
 * from the top of the page. Give it a `key` for each act. It leaves a focus that somebody has elsewhere alone.
 */
export function TakesFocus(props: ComponentProps<'div'>) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
  }, []);
  return <div ref={element} tabIndex={-1} {...props} />;
}
