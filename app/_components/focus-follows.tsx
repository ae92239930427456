'use client';

import { usePathname } from 'next/navigation';
import { useLayoutEffect, useRef } from 'react';

/**
 * A page reached without reloading begins where its content does, as if it had been loaded and the head passed over. Otherwise the focus
 * stays on a link of the frame, or, when what had it is gone, nowhere: beyond the link that passes over the head.
 */
export function FocusFollows() {
  const pathname = usePathname();
  const shown = useRef(pathname);
  // With the page itself: a key that is pressed at once already counts from there.
  useLayoutEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const content = document.getElementById('content');
    if (!content?.contains(document.activeElement)) content?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
