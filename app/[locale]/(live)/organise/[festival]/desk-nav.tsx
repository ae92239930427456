'use client';

import { clsx } from 'clsx';
import {
  AlarmClock,
  CalendarDays,
  Clapperboard,
  Coffee,
  Columns3,
  Ellipsis,
  FileInput,
  FileText,
  HandHelping,
  House,
  Image,
  LayoutList,
  Link2,
  MapPin,
  Palette,
  Send,
  Settings,
  Tags,
  Ticket,
  TriangleAlert,
  UserRoundCog,
  Users,
} from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

const icons = {
  overview: House,
  today: AlarmClock,
  grid: Columns3,
  events: LayoutList,
  warnings: TriangleAlert,
  films: Clapperboard,
  people: Users,
  pictures: Image,
  venues: MapPin,
  themes: Tags,
  days: CalendarDays,
  blocks: Coffee,
  offers: Ticket,
  pages: FileText,
  appearance: Palette,
  settings: Settings,
  import: FileInput,
  members: UserRoundCog,
  'team-links': Link2,
  volunteers: HandHelping,
  publish: Send,
} as const;

export type NavEntry = { key: keyof typeof icons; href: string; label: string };

/** How many entries stand in a phone's bar; the others open from « Plus ». */
const IN_BAR = 4;

/**
 * The desk's sections: a column on a wide screen, a bar at the bottom of a phone whose last entry is a native `<details>`, so that
 * everything is reachable without a script.
 */
export function DeskNav({
  label,
  more,
  groups,
  children,
}: {
  label: string;
  more: string;
  groups: readonly { title: string; entries: readonly NavEntry[] }[];
  /** What stands under the sections: the account, the language. */
  children: ReactNode;
}) {
  const pathname = usePathname();
  const entries = groups.flatMap((group) => group.entries);
  const overview = entries[0]?.href;
  const isCurrent = (href: string) =>
    href === overview ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
  const sheet = useRef<HTMLDetailsElement>(null);
  // The sheet closes whenever another page is reached: the frame stays mounted between them.
  useEffect(() => {
    if (sheet.current && pathname) sheet.current.open = false;
  }, [pathname]);

  const link = (entry: NavEntry, shape: 'row' | 'tile') => {
    const Icon = icons[entry.key];
    return (
      <Link
        href={entry.href as Route}
        prefetch={false}
        aria-current={isCurrent(entry.href) ? 'page' : undefined}
        className={clsx('desk-link', shape)}
      >
        <Icon aria-hidden size={shape === 'row' ? 20 : 22} strokeWidth={2} />
        <span>{entry.label}</span>
      </Link>
    );
  };
  const list = (shown: typeof groups) =>
    shown.map((group) => (
      <div key={group.title} className="grid gap-0.5">
        <h2 className="px-3 pt-3 pb-1 font-text text-[0.94rem] font-bold tracking-normal text-faint">{group.title}</h2>
        <ul className="grid gap-0.5">
          {group.entries.map((entry) => (
            <li key={entry.key}>{link(entry, 'row')}</li>
          ))}
        </ul>
      </div>
    ));

  return (
    <nav aria-label={label} className="desk-nav no-print">
      <div className="desk-rail">
        {list(groups)}
        <div className="mt-auto grid gap-0.5 pt-4">{children}</div>
      </div>
      <div className="desk-bar">
        <ul className="contents">
          {entries.slice(0, IN_BAR).map((entry) => (
            <li key={entry.key} className="contents">
              {link(entry, 'tile')}
            </li>
          ))}
        </ul>
        <details
          ref={sheet}
          className="contents"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !sheet.current?.open) return;
            sheet.current.open = false;
            sheet.current.querySelector('summary')?.focus();
          }}
        >
          <summary
            className={clsx(
              'desk-link tile',
              entries.slice(IN_BAR).some((entry) => isCurrent(entry.href)) && 'is-current',
            )}
          >
            <Ellipsis aria-hidden size={22} />
            <span>{more}</span>
          </summary>
          <div className="desk-sheet">
            {list(
              groups
                .map((group) => ({
                  ...group,
                  entries: group.entries.filter((entry) => entries.indexOf(entry) >= IN_BAR),
                }))
                .filter((group) => group.entries.length > 0),
            )}
            <div className="mt-3 grid gap-0.5 border-line border-t pt-3">{children}</div>
          </div>
        </details>
      </div>
    </nav>
  );
}
