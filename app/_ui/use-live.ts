'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False on the server and before the page's scripts run; then true. */
export const useLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
