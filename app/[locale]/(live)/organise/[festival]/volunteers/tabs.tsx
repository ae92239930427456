'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

export type Tab = { href: string; label: string; count?: number };

/** The pages of the coordinators' desk, in a row that scrolls by itself on a phone. The first is where the others hang. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const pathname = usePathname();
  const [home] = tabs;
  const isCurrent = (href: string) => pathname === href || (href !== home?.href && pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={label} className="vol-tabs no-print">
      <ul>
        {tabs.map(({ href, label: name }) => (
          <li key={href}>
            <Link href={href as Route} prefetch={false} aria-current={isCurrent(href) ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
