import type { DocumentPage } from '#lib/model/documents.ts';
import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/**
 * A list of pages in their order, each by its address, where it is described. Paths are absolute.
 */
export const listNode = ({ siteUrl }: LinkedPage, path: string, items: readonly string[]): LinkedNode =>
  node('ItemList', {
    '@id': `${siteUrl}${path}#list`,
    url: siteUrl + path,
    numberOfItems: items.length,
    itemListElement: items.map((item, i) => node('ListItem', { position: i + 1, url: siteUrl + item })),
  });

/** A page of the festival's own, in its organiser's words. */
export function ownPageNode(page: LinkedPage, own: DocumentPage): LinkedNode {
  const url = page.siteUrl + page.paths.page(own);
  return node('WebPage', {
    '@id': url,
    name: nodeTextOf(page, own.title),
    url,
    inLanguage: page.locale,
    description: describedBy(page, own.text),
  });
}

/** The steps from the festival's first page to this one, each with its absolute address. */
export function breadcrumbNode(steps: readonly { name: string; url: string }[]): LinkedNode {
  return node('BreadcrumbList', {
    itemListElement: steps.map(({ name, url }, i) =>
      node('ListItem', { position: i + 1, name, item: node('WebPage', { '@id': url, name }) }),
    ),
  });
}
