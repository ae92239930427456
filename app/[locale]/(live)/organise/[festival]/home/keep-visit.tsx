'use client';

import { useEffect } from 'react';
import { keepCookie, keptCookie } from '#app/_ui/keep-cookie.ts';
import { LAST_VISIT, type Visit, visited } from './last-visit.ts';

/** Keeps on this device what this page has shown: a page of the server sets no cookie. */
export function KeepVisit({ userId, festivalId, newest, minute, gone }: Visit) {
  useEffect(() => {
    keepCookie(LAST_VISIT, visited(keptCookie(LAST_VISIT), { userId, festivalId, newest, minute, gone }).cookie);
  }, [userId, festivalId, newest, minute, gone]);
  return null;
}
