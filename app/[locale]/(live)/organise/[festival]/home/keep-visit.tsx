'use client';

import { useEffect } from 'react';
import { keepCookie, keptCookie } from '#app/_ui/keep-cookie.ts';
import { LAST_VISIT, type Visit, visited } from './last-visit.ts';

/**
 * Stores on this device what this page has shown, as a page drawn by the server cannot set a
 * cookie.
 */
export function KeepVisit({ userId, festivalId, newest, minute, gone }: Visit) {
  useEffect(() => {
    keepCookie(LAST_VISIT, visited(keptCookie(LAST_VISIT), { userId, festivalId, newest, minute, gone }).cookie);
  }, [userId, festivalId, newest, minute, gone]);
  return null;
}
