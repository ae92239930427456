'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Link } from '#app/_ui/link.tsx';

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
