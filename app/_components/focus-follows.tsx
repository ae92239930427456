'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * A page reached without reloading begins where its content does, as if it had been loaded and the
 * head passed over. Otherwise the focus stays on a link of the frame, or, when what had it is gone,
 * nowhere: beyond the link that passes over the head.
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
  useEffect(stayNear, []);
  return null;
}

/** Where whoever loses their place goes on. The grid looks after its own. */
const PLACES = 'li, article, section, form, [role=tabpanel], #content';
const OWN = '.grid-app, [role=dialog], [role=alertdialog]';

/**
 * What had the focus may go: a warning that was accepted, an invitation that was withdrawn, a line
 * that was deleted. The focus then goes to the nearest of what was around it, never to the
 * beginning of the page. Answers the function that ends it.
 */
function stayNear(): () => void {
  let around: HTMLElement[] = [];
  let isAsked = false;
  const remember = ({ target }: FocusEvent) => {
    around = [];
    for (let one = target instanceof HTMLElement ? target : null; one; one = one.parentElement) around.push(one);
  };
  // Whoever presses beside it wants the focus nowhere.
  const forget = () => {
    around = [];
  };
  const look = () => {
    isAsked = false;
    const [lost, ...rest] = around;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    const near = rest.find((one) => one.isConnected);
    const place = near?.closest<HTMLElement>(PLACES) ?? document.getElementById('content');
    if (!place || place.closest(OWN)) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  // Two frames later: a dialog that closes gives the focus back by itself, and so does a form that
  // takes it.
  const ask = () => {
    if (isAsked || around[0]?.isConnected !== false) return;
    isAsked = true;
    requestAnimationFrame(() => requestAnimationFrame(look));
  };
  const observer = new MutationObserver(ask);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget, true);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget, true);
  };
}
