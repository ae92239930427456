'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** `also`: pages that are reached from it and have no tab of their own. */
export type Tab = { href: string; label: string; also?: readonly string[] };

/** The pages of the coordinators' desk, in a row that scrolls by itself on a phone. The first is where the others hang. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const pathname = usePathname();
  const [home] = tabs;
  const isCurrent = ({ href, also = [] }: Tab) =>
    pathname === href || also.includes(pathname) || (href !== home?.href && pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={label} className="vol-tabs no-print">
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href as Route} prefetch={false} aria-current={isCurrent(tab) ? 'page' : undefined}>
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
