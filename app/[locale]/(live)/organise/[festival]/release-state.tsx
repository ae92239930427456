'use client';

import { clsx } from 'clsx';
import { Send } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import { onAct, tellAct } from '#app/_ui/heard-changes.ts';
import { Link } from '#app/_ui/link.tsx';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { ReleaseSaid } from './release-said.ts';

/** In milliseconds: after several acts of one gesture it asks once. */
const TOGETHER = 150;

const Said = createContext<ReleaseSaid | null>(null);

/** What the frame says now; null outside of it. */
export const useReleaseSaid = () => useContext(Said);

const isOlder = (one: ReleaseSaid, other: ReleaseSaid) =>
  one.number < other.number || (one.number === other.number && one.seen < other.seen);

/**
 * Keeps the header up to date without a reload: the frame stays mounted while pages change, and the
 * grid and the board save by posts. It asks again after each act it hears of, on each page, and
 * when the tab becomes visible.
 */
export function ReleaseNews({ said, address, children }: { said: ReleaseSaid; address: string; children: ReactNode }) {
  const [heard, setHeard] = useState(said);
  const pathname = usePathname();
  const asked = useRef(pathname);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        // Without an answer the header stays as it is; the next act asks again.
        const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
        if (answer?.ok) setHeard((await answer.json()) as ReleaseSaid);
      }, TOGETHER);
    };
    const look = () => document.visibilityState === 'visible' && ask();
    const leave = onAct(ask);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      leave();
      document.removeEventListener('visibilitychange', look);
    };
  }, [address]);

  useEffect(() => {
    if (asked.current === pathname) return;
    asked.current = pathname;
    tellAct();
  }, [pathname]);

  const { isWhole } = said;
  useEffect(() => {
    if (!isWhole) tellAct();
  }, [isWhole]);

  return <Said value={isOlder(heard, said) ? said : heard}>{children}</Said>;
}

/**
 * « Version 3 publiée lundi 23 novembre à 18 h · 4 modifications non publiées · 17 hors du
 * programme ».
 */
export function ReleaseState({ leftOutPath }: { leftOutPath: string }) {
  const said = useReleaseSaid();
  if (!said) return null;
  const out = said.out && (
    <Link href={leftOutPath} className="link">
      {said.out}
    </Link>
  );
  return (
    <p className="truncate text-[0.94rem] text-soft leading-snug">
      <span className="max-md:hidden">
        <Spoken as={said.published.spoken}>{said.published.printed}</Spoken>
        {SEPARATOR}
      </span>
      {/* On a phone only one fits: the button beside it counts the unpublished changes. */}
      {out && <span className="md:hidden">{out}</span>}
      <span className={out ? 'max-md:hidden' : undefined}>{said.state}</span>
      {out && (
        <span className="max-md:hidden">
          {SEPARATOR}
          {out}
        </span>
      )}
    </p>
  );
}

/** « Publier · 4 »: highlighted when something waits to be published. */
export function PublishWay({ href }: { href: string }) {
  const said = useReleaseSaid();
  return (
    <Link href={href} className={clsx('btn', said?.waits && 'lamp')}>
      <Send aria-hidden size={18} />
      <span className="nowrap">{said?.publish}</span>
    </Link>
  );
}
