'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * After a navigation without a reload, moves the focus to where the content begins, as if the page
 * had been loaded and its head skipped. Otherwise the focus would stay on a link of the frame, or
 * on nothing if that link is gone, and Tab would then go on behind the skip link.
 */
export function FocusFollows() {
  const pathname = usePathname();
  const shown = useRef(pathname);
  // Before the page is painted, so that a key pressed at once already applies there.
  useLayoutEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const content = document.getElementById('content');
    if (!content?.contains(document.activeElement)) content?.focus({ preventScroll: true });
  }, [pathname]);
  useEffect(stayNear, []);
  return null;
}

/** Where the focus may go when its element disappears. The grid handles its own. */
const PLACES = 'li, article, section, form, [role=tabpanel], #content';
const OWN = '.grid-app, [role=dialog], [role=alertdialog]';

/**
 * When the element with the focus disappears (an accepted warning, a withdrawn invitation, a
 * deleted line), moves the focus to what was nearest around it, rather than to the beginning of the
 * page. Returns the function that ends this.
 */
function stayNear(): () => void {
  let around: HTMLElement[] = [];
  let isAsked = false;
  const remember = ({ target }: FocusEvent) => {
    around = [];
    for (let one = target instanceof HTMLElement ? target : null; one; one = one.parentElement) around.push(one);
  };
  // A press outside of any control means that the reader wants no focus.
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
  // Two frames later, since a dialog that closes or a form may move the focus itself.
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
