'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Prints the page. It could do nothing before scripts run, so it is not there before. */
export function PrintButton({ label }: { label: string }) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isAlive) return null;
  return (
    <button type="button" className="btn" onClick={() => print()}>
      {label}
    </button>
  );
}
