import { inLocale } from '#lib/i18n/text.ts';
import { breadcrumbNode, type LinkedNode, type LinkedPage, linkedJson } from '#lib/linked-data/node.ts';
import type { Programme } from './programme.ts';

/** A breadcrumb: its name and path. */
export type Step = { name: string; path: string };

/**
 * What a page is about, with its breadcrumbs, as linked data for search engines. Nothing in a
 * preview, which has no public address, and nothing in a demonstration, whose séances will not take
 * place.
 */
export function LinkedData({
  programme,
  steps,
  about = () => [],
}: {
  programme: Programme;
  /** The breadcrumbs after the festival's first page, ending with this page. */
  steps: readonly Step[];
  about?: (page: LinkedPage) => readonly (LinkedNode | null)[];
}) {
  const { siteUrl, index, locale, paths, document } = programme;
  if (siteUrl === null || document.festival.isDemonstration) return null;
  const page: LinkedPage = { index, locale, siteUrl, paths };
  const home = { name: inLocale(document.festival.name, locale), path: paths.home() };
  const way = [home, ...steps].map(({ name, path }) => ({ name, url: siteUrl + path }));
  const nodes = [...about(page).filter((node) => node !== null), ...(steps.length > 0 ? [breadcrumbNode(way)] : [])];
  // React writes the text of a script without entities; it rewrites `<script`, of which
  // `linkedJson` leaves none.
  return <script type="application/ld+json">{linkedJson(nodes)}</script>;
}
