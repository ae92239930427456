'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

/** A section of a form: the id of its heading, its title, and the number of things in it. */
export type FormPart = { id: string; title: string; count?: number };

/**
 * The section that is being read: the one at a line of the window that moves down as the page
 * scrolls, so that at the end the last section is reached, however short it is.
 */
function readIn(ids: readonly string[]): string | undefined {
  const { scrollHeight } = document.documentElement;
  const way = window.scrollY / Math.max(1, scrollHeight - window.innerHeight);
  const line = window.innerHeight * (0.2 + 0.8 * way);
  const top = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  return ids.findLast((id) => top(id) <= line) ?? ids[0];
}

/** Keys that scroll the page: always, and only where nothing is typed. */
const PAGING = ['PageUp', 'PageDown'];
const SCROLLING = [...PAGING, 'ArrowUp', 'ArrowDown', 'Home', 'End', ' '];
const FIELDS = 'input, select, textarea, label';
const isInField = (target: EventTarget | null) => target instanceof Element && target.closest(FIELDS) !== null;

/** The sections of a form, beside it or above it, always in sight; the current one is marked. */
export function FormContents({ parts }: { parts: readonly FormPart[] }) {
  const t = useTranslations('records');
  const [at, goTo] = useState(parts[0]?.id);
  // A section reached by a link or the keyboard stays marked until the reader scrolls.
  const isHeld = useRef(false);
  const hold = (id: string) => {
    isHeld.current = true;
    goTo(id);
  };
  const line = useRef<HTMLElement>(null);
  const names = parts.map(({ id }) => id).join(' ');

  useEffect(() => {
    const ids = names.split(' ');
    const look = () => isHeld.current || goTo(readIn(ids));
    const enter = ({ target }: Event) => {
      const id = (target as Element).closest('section[aria-labelledby]')?.getAttribute('aria-labelledby');
      if (!id || !ids.includes(id)) return;
      isHeld.current = true;
      goTo(id);
    };
    const free = () => {
      isHeld.current = false;
    };
    const keyed = (event: Event) => {
      const { key, target } = event as KeyboardEvent;
      if ((isInField(target) ? PAGING : SCROLLING).includes(key)) free();
    };
    // Pressing the scroll bar also counts as scrolling.
    const pressed = ({ target }: Event) => isInField(target) || free();
    const heard = Object.entries({
      scroll: look,
      focusin: enter,
      wheel: free,
      touchmove: free,
      keydown: keyed,
      pointerdown: pressed,
    });
    for (const [type, hear] of heard) document.addEventListener(type, hear, { passive: true });
    look();
    return () => {
      for (const [type, hear] of heard) document.removeEventListener(type, hear);
    };
  }, [names]);

  // Scrolls only the line of links: `scrollIntoView` on the link would move the page too.
  useEffect(() => {
    const link = at && line.current?.querySelector(`[href="#${at}"]`);
    if (!line.current || !link) return;
    const [box, place] = [line.current.getBoundingClientRect(), link.getBoundingClientRect()];
    line.current.scrollLeft += Math.min(0, place.left - box.left) + Math.max(0, place.right - box.right);
  }, [at]);

  return (
    <nav ref={line} className="contents-of" aria-label={t('contents')}>
      <ol>
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === at ? 'true' : undefined} onClick={() => hold(id)}>
              {title}
              {count ? <span className="num">{count}</span> : null}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
