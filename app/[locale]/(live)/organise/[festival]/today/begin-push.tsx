'use client';

import { useEffect } from 'react';
import { beginPush } from '#app/_components/push-here.ts';

/** Draws nothing; sets up « Me prévenir » on this page. */
export function BeginPush() {
  useEffect(() => {
    for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void beginPush(box);
  }, []);
  return null;
}
