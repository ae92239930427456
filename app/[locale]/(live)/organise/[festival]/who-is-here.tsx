'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { newUuid } from '#app/_components/new-uuid.ts';
import { tellHeard } from '#app/_ui/heard-changes.ts';
import { jsonPost } from '#app/_ui/json-post.ts';
import type { PresencePost } from '#lib/live/hub.ts';
import type { PresentEditor } from '#lib/live/messages.ts';
import { pageFetch } from './grid/sync/post.ts';
import { browserTogether, isNews, knownAfter, shareStream, whileSeen } from './grid/sync/shared-stream.ts';

/** In milliseconds: the server forgets a page after thirty seconds. */
const RENEW_EVERY = 20_000;
/**
 * Sent when a page is left: its stream ends later, and without a page the server would take the tab
 * for one in the grid.
 */
const NOWHERE = 'nowhere';
/** How many initials are shown; the label names everybody. */
const SHOWN = 3;

/**
 * Who else is on this page of the desk: heard from the stream that the tabs of a browser share (the
 * grid shows it by itself). It also tells the page what others save (`heard-changes.ts`). `after`
 * is the newest change when this page was drawn.
 */
export function WhoIsHere({
  slug,
  base,
  after,
  userId,
}: {
  slug: string;
  base: string;
  after: number;
  userId: number;
}) {
  const t = useTranslations('desk');
  const place = placeBelow(usePathname(), base);
  const [here, setHere] = useState<readonly PresentEditor[]>([]);
  const said = useRef(place);
  const say = useRef((_: string | null) => {});
  // The layout stays mounted between pages, so the change it was drawn with becomes outdated.
  const last = useRef(after);
  const isOn = place !== null;

  useEffect(() => {
    said.current = place;
    if (place !== null) say.current(place);
  }, [place]);

  useEffect(() => {
    if (!isOn) return;
    const client = newUuid();
    const tell = (now: string | null) => {
      const body: PresencePost = { client, holds: [], place: now ?? NOWHERE };
      // A failure is not reported, as it matters little.
      fetch(`/api/festivals/${slug}/presence`, { ...jsonPost(body), keepalive: true }).catch(() => {});
    };
    return whileSeen(document, () => {
      say.current = tell;
      tell(said.current);
      const timer = setInterval(() => tell(said.current), RENEW_EVERY);
      const leave = shareStream({
        slug,
        client,
        after: last.current,
        fetch: pageFetch,
        together: browserTogether(),
        onMessage: (message) => {
          if (isNews(last.current, message)) tellHeard(message, userId);
          last.current = knownAfter(last.current, message);
          if (message.event === 'presence') setHere(message.data);
        },
        onLink: (link) => link !== 'live' && setHere([]),
      });
      return () => {
        clearInterval(timer);
        leave();
        tell(null);
        say.current = () => {};
        setHere([]);
      };
    });
  }, [isOn, slug, userId]);

  const others = new Map(
    here.filter((one) => one.place === place && one.userId !== userId).map(({ userId: id, name }) => [id, name]),
  );
  if (others.size === 0) return null;
  const names = [...others.values()];
  return (
    <p className="desk-here" title={names.join(', ')}>
      <span className="spoken">{t('here', { count: names.length, names: names.join(', ') })}</span>
      {names.slice(0, SHOWN).map((name, at) => (
        <span key={at} aria-hidden="true" className="desk-initials">
          {initialsOf(name)}
        </span>
      ))}
      {names.length > SHOWN && <span aria-hidden="true">+{names.length - SHOWN}</span>}
    </p>
  );
}

/**
 * Pages that are not reported: the grid shows by itself who is there, and the overview and
 * « Le jour J » are only read.
 */
const ELSEWHERE = /^(?:grid|today)(?:\/|$)/;

/** The page of the desk at an address, in either language; null for pages that are not reported. */
export function placeBelow(pathname: string, base: string): string | null {
  if (!pathname.startsWith(`${base}/`)) return null;
  const place = pathname.slice(base.length + 1);
  return place === '' || ELSEWHERE.test(place) ? null : place;
}

/** « CD » for « Camille Diop »: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
