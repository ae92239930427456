'use client';

import { clsx } from 'clsx';
import {
  AlarmClock,
  CalendarDays,
  Clapperboard,
  Coffee,
  Columns3,
  FileInput,
  FileText,
  Globe,
  HandHelping,
  History,
  House,
  Image,
  LayoutList,
  Link2,
  MapPin,
  Menu,
  Palette,
  PanelLeftClose,
  PanelLeftOpen,
  Printer,
  Send,
  Settings,
  Tags,
  Ticket,
  TriangleAlert,
  UserRoundCog,
  Users,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import { Link } from '#app/_ui/link.tsx';
import { useLeave } from '#app/_ui/popover.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { NAV_FOLDED } from './desk-cookies.ts';
import type { DeskGroups, NavEntry } from './desk-groups.ts';
import { useReleaseSaid } from './desk-header.tsx';

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
  public: Globe,
  outlets: Printer,
  history: History,
} as const satisfies Record<NavEntry['key'], typeof House>;

/** How many entries the bar of a phone has; « Menu » opens the whole navigation. */
const IN_BAR = 4;
/** Larger numbers are shown as this one. */
const MAX_SAID = 999;
const MENU = 'desk-menu';

/**
 * The desk's navigation: a column on a wide screen, which folds to its icons; on a phone a sheet
 * over the page, behind a bar of the most used entries. Without a script « Menu » is a link to the
 * sheet, which `:target` then shows.
 */
export function DeskNav({
  label,
  words,
  groups: { first, groups, settings, history, inSettings },
  isFolded: wasFolded,
  children,
}: {
  label: string;
  words: { menu: string; fold: string; unfold: string };
  groups: DeskGroups;
  /** As this device left it (`NAV_FOLDED`), so that nothing moves when the script runs. */
  isFolded: boolean;
  /** Shown below the entries: the account, the language, the appearance. */
  children: ReactNode;
}) {
  const pathname = usePathname();
  const isLive = useLive();
  const [isFolded, setFolded] = useState(wasFolded);
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const nav = useRef<HTMLElement>(null);
  const id = useId();
  const said = useReleaseSaid();
  // Closes the sheet when another page is opened, as the frame stays mounted.
  useEffect(() => {
    if (pathname) setOpen(false);
  }, [pathname]);
  useLeave(nav, () => setOpen(false), isOpen);
  useEffect(() => {
    if (isOpen) sheet.current?.querySelector('a')?.focus();
  }, [isOpen]);

  const currentOf = ({ key, href }: NavEntry): 'page' | 'true' | undefined => {
    if (key === 'overview') return pathname === href ? 'page' : undefined;
    if (pathname === href || pathname.startsWith(`${href}/`)) return 'page';
    return key === 'settings' && inSettings.some((one) => pathname.startsWith(one.href)) ? 'true' : undefined;
  };
  const fold = () => {
    setFolded(!isFolded);
    keepCookie(NAV_FOLDED, isFolded ? '' : '1');
  };
  // On the grid the column is always folded, to leave the width to the rooms.
  const isGrid = groups[0]?.entries.some(({ key, href }) => key === 'grid' && pathname === href);
  const isNarrow = isFolded || isGrid === true;
  const link = (entry: NavEntry, shape: 'row' | 'tile') => (
    <DeskLink entry={entry} shape={shape} current={currentOf(entry)} isNarrow={isNarrow} />
  );
  const list = (entries: readonly NavEntry[], labelledBy?: string) => (
    <ul aria-labelledby={labelledBy}>
      {entries
        .filter(({ key }) => key !== 'public' || (said?.number ?? 0) > 0)
        .map((entry) => (
          <li key={entry.key}>{link(entry, 'row')}</li>
        ))}
    </ul>
  );
  const bar = [...first, ...(groups[0]?.entries ?? [])].slice(0, IN_BAR);
  const isInBar = bar.some((entry) => currentOf(entry) !== undefined);

  return (
    <nav
      ref={nav}
      aria-label={label}
      className={clsx('desk-nav no-print', isNarrow && 'is-folded', isOpen && 'is-open')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        menu.current?.focus();
      }}
    >
      <div className="desk-rail" id={MENU} ref={sheet}>
        {list(first)}
        {groups.map(({ title, entries }, at) => (
          <div key={title} className="desk-group">
            <h2 id={`${id}-${at}`}>{title}</h2>
            {list(entries, `${id}-${at}`)}
          </div>
        ))}
        <div className="desk-foot">
          {list([settings, history])}
          <div className="desk-tools">
            {children}
            {!isGrid && (
              <button
                type="button"
                className="desk-tool desk-fold"
                aria-expanded={!isFolded}
                aria-controls={MENU}
                aria-label={isFolded ? words.unfold : words.fold}
                title={isFolded ? words.unfold : words.fold}
                data-waits={isLive ? undefined : ''}
                onClick={fold}
              >
                {isFolded ? <PanelLeftOpen aria-hidden size={20} /> : <PanelLeftClose aria-hidden size={20} />}
              </button>
            )}
          </div>
        </div>
      </div>
      <div className="desk-bar">
        <ul className="contents">
          {bar.map((entry) => (
            <li key={entry.key} className="contents">
              {link(entry, 'tile')}
            </li>
          ))}
        </ul>
        <MenuWay
          word={words.menu}
          isOpen={isOpen}
          isCurrent={!isInBar}
          button={menu}
          onPress={() => setOpen(!isOpen)}
        />
      </div>
    </nav>
  );
}

/** Opens the whole navigation on a phone: a button, or a link before the script runs. */
function MenuWay({
  word,
  isOpen,
  isCurrent,
  button,
  onPress,
}: {
  word: string;
  isOpen: boolean;
  /** Whether the current page is none of those in the bar. */
  isCurrent: boolean;
  button: RefObject<HTMLButtonElement | null>;
  onPress: () => void;
}) {
  const className = clsx('desk-link tile', isCurrent && 'is-current');
  const face = (
    <>
      <Menu aria-hidden size={22} />
      <span className="desk-word">{word}</span>
    </>
  );
  if (!useLive())
    return (
      <a href={`#${MENU}`} className={className}>
        {face}
      </a>
    );
  return (
    <button
      ref={button}
      type="button"
      aria-expanded={isOpen}
      aria-controls={MENU}
      className={className}
      onClick={onPress}
    >
      {face}
    </button>
  );
}

/**
 * An entry: a row in the column, a tile in a phone's bar; with the number of things waiting there.
 */
function DeskLink({
  entry: { key, href, label },
  shape,
  current,
  isNarrow,
}: {
  entry: NavEntry;
  shape: 'row' | 'tile';
  current: 'page' | 'true' | undefined;
  isNarrow: boolean;
}) {
  const said = useReleaseSaid();
  const Icon = icons[key];
  const mark = key === 'overview' || key === 'public' ? undefined : said?.marks[key];
  return (
    <Link
      href={href}
      aria-current={current}
      title={shape === 'row' && isNarrow ? label : undefined}
      className={clsx('desk-link', shape)}
    >
      <Icon aria-hidden size={shape === 'row' ? 19 : 22} strokeWidth={2} />
      <span className="desk-word">{label}</span>
      {mark && (
        <>
          <span aria-hidden className={clsx('desk-mark num', mark.tone)}>
            {mark.count > MAX_SAID ? `${MAX_SAID}+` : mark.count}
          </span>
          <span className="spoken">{mark.said}</span>
        </>
      )}
    </Link>
  );
}

/**
 * `also`: pages reached from it that have no tab of their own. `isAlone`: pages below its address
 * belong to other tabs.
 */
type Tab = { href: string; label: string; also?: readonly string[]; isAlone?: boolean };

/**
 * Tabs for pages that belong together; on a phone the row scrolls. `isOnlyThere`: nothing on a page
 * that is none of them.
 */
export function Tabs({
  label,
  tabs,
  isOnlyThere = false,
}: {
  label: string;
  tabs: readonly Tab[];
  isOnlyThere?: boolean;
}) {
  const pathname = usePathname();
  const isCurrent = ({ href, also = [], isAlone }: Tab) =>
    pathname === href || also.includes(pathname) || (!isAlone && pathname.startsWith(`${href}/`));
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone, scrolls the tab of the current page into sight.
  useEffect(() => {
    const row = current.current?.closest('nav');
    if (!pathname || !row || !current.current) return;
    row.scrollLeft += current.current.getBoundingClientRect().left - row.clientWidth / 3;
  }, [pathname]);
  if (isOnlyThere && !tabs.some(isCurrent)) return null;
  return (
    <nav aria-label={label} className="desk-tabs no-print">
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              ref={isCurrent(tab) ? current : undefined}
              aria-current={isCurrent(tab) ? 'page' : undefined}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
