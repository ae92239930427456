'use client';

import { ChevronDown, LayoutGrid } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { useLeave } from '#app/_ui/popover.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { matchesWords } from '#lib/search/words.ts';

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
