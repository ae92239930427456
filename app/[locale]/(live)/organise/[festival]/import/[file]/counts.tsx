import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { rowKinds } from '#lib/exchange/programmes/programme-view.ts';

/** What is there, in words, the most telling first. */
const ORDER = [
  ...(['new', 'changed', 'cancelled', 'asked', 'refused', 'left', 'held', 'missing', 'unchanged'] as const),
  ...(['rooms', 'people', 'renamed', 'themes', 'conflicts'] as const),
];

/** How many of what; each kind of séance leads to those, where `links` is the page of the plan. */
export async function Counts({ counts, links }: { counts: Readonly<Record<string, number>>; links: string | null }) {
  const t = await getTranslations('programmeImport');
  const kinds: readonly string[] = rowKinds;
  return (
    <ul
      className="flex flex-wrap gap-x-5 gap-y-2 font-semibold"
      aria-label={(await getTranslations('exchange.plan'))('counts')}
    >
      {ORDER.map((kind) => {
        const count = counts[kind] ?? 0;
        if (count === 0) return null;
        const said = t(`count.${kind}`, { count });
        const shows = kind === 'cancelled' ? 'missing' : kind;
        return (
          <li key={kind}>
            {links !== null && kinds.includes(shows) ? (
              <Link href={`${links}?show=${shows}#rows` as Route} prefetch={false} className="link">
                {said}
              </Link>
            ) : (
              said
            )}
          </li>
        );
      })}
    </ul>
  );
}
