'use client';

import { useEffect } from 'react';
import { beginPush } from '#app/_components/push-here.ts';

/** Nothing to see: makes « Me prévenir » of this page do what this browser can. */
export function BeginPush() {
  useEffect(() => {
    for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void beginPush(box);
  }, []);
  return null;
}
