'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False on the server and while the page has no script; true once one has taken over. */
export const useLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
