'use client';

import { clsx } from 'clsx';
import { ChevronDown, LayoutGrid, Send } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import type { SaidEmergency } from '#app/_server/emergencies.ts';
import { onAct, tellAct } from '#app/_ui/heard-changes.ts';
import { Link } from '#app/_ui/link.tsx';
import { useLeave } from '#app/_ui/popover.tsx';
import { useAsking } from '#app/_ui/use-asking.ts';
import { useLive } from '#app/_ui/use-live.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { matchesWords } from '#lib/search/words.ts';
import type { ReleaseSaid } from './frame-said.ts';

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

/** Another festival to switch to. `when`: « 6 – 8 juin 2026 ». */
type OtherFestival = { slug: string; name: string; when: string };

/** With this many festivals there is a search. */
const SEARCHED_FROM = 8;
/** How many recently opened festivals a device remembers. */
const MAX_REMEMBERED = 12;
const KEY = 'lanterne-festivals';

/** The slugs of the festivals opened on this device, the last first. */
function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((slug) => typeof slug === 'string') : [];
  } catch {
    // Storage is denied or damaged: the server's order is used.
    return [];
  }
}

function remember(slug: string): string[] {
  const last = [slug, ...remembered().filter((one) => one !== slug)].slice(0, MAX_REMEMBERED);
  try {
    localStorage.setItem(KEY, JSON.stringify(last));
  } catch {}
  return last;
}

/**
 * The name of this festival, with links to the others: those last opened on this device first;
 * without a script, by date.
 */
export function FestivalSwitch({
  current,
  festivals,
  all,
  words,
}: {
  current: OtherFestival;
  festivals: readonly OtherFestival[];
  /** The address of the list of all. */
  all: string;
  words: { change: string; search: string; none: string; all: string };
}) {
  const pathname = usePathname();
  const isLive = useLive();
  const box = useRef<HTMLDetailsElement>(null);
  const [last, setLast] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  useEffect(() => setLast(remember(current.slug)), [current.slug]);
  useEffect(() => {
    if (box.current && pathname) box.current.open = false;
  }, [pathname]);
  useLeave(box, () => {
    if (box.current) box.current.open = false;
  });

  const rank = ({ slug }: OtherFestival) => (last.includes(slug) ? last.indexOf(slug) : last.length);
  const shown = festivals
    .filter(({ name, when }) => matchesWords(`${name} ${when}`, typed))
    .sort((a, b) => rank(a) - rank(b));
  return (
    <details
      ref={box}
      className="fest-switch"
      onToggle={() => setTyped('')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return;
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary title={words.change}>
        <b className="truncate">{current.name}</b>
        <span className="spoken">{words.change}</span>
        <ChevronDown aria-hidden size={18} className="flex-none" />
      </summary>
      <div className="fest-panel">
        {festivals.length >= SEARCHED_FROM && (
          <input
            type="search"
            className="input"
            aria-label={words.search}
            placeholder={words.search}
            value={typed}
            data-waits={isLive ? undefined : ''}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <ul>
          {shown.map(({ slug, name, when }) => (
            <li key={slug}>
              <Link href={`${all}/${slug}`} aria-current={slug === current.slug ? 'true' : undefined}>
                <span>{name}</span> <small>{when}</small>
              </Link>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="px-3 py-2 text-soft">{words.none}</p>}
        <Link href={all} className="fest-all">
          <LayoutGrid aria-hidden size={18} />
          {words.all}
        </Link>
      </div>
    </details>
  );
}

type Words = { title: string; take: string; see: string; relatives: string };

/**
 * Emergencies nobody takes care of yet, above every page of the desk. It is a live region but no
 * alert, as pages have alerts of their own. `post`: where to say that somebody takes care; null for
 * readers who may not.
 */
export function EmergencyBand({
  first,
  address,
  post,
  board,
  locale,
  words,
}: {
  first: readonly SaidEmergency[];
  address: string;
  post: string | null;
  board: string;
  locale: string;
  words: Words;
}) {
  // If the server does not answer, the last state is kept.
  const [open, setOpen] = useState(first);
  useAsking<{ open: SaidEmergency[] }>(address, (heard) => setOpen(heard.open));
  return (
    <div aria-live="assertive" className={open.length > 0 ? 'emergency-band no-print' : 'contents'}>
      {open.length > 0 && (
        <>
          <p>{words.title}</p>
          <ul>
            {open.map(({ id, sentence, relatives }) => (
              <li key={id}>
                <span>{sentence}</span>
                {relatives !== null && (
                  <a href={relatives} className="btn">
                    {words.relatives}
                  </a>
                )}
                {post !== null && (
                  <form method="post" action={post}>
                    <input type="hidden" name="what" value="taken" />
                    <input type="hidden" name="emergency" value={id} />
                    <input type="hidden" name="clientKey" value={`taken-${id}`} />
                    <input type="hidden" name="locale" value={locale} />
                    <input type="hidden" name="from" value={board} />
                    <button type="submit" className="btn lamp">
                      {words.take}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          {post !== null && (
            <a href={board} className="link">
              {words.see}
            </a>
          )}
        </>
      )}
    </div>
  );
}
