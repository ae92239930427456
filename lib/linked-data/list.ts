import { type LinkedNode, type LinkedPage, node } from './node.ts';

/** A list of pages in their order, each by its own address, where it is described. Paths are absolute. */
export const listNode = ({ siteUrl }: LinkedPage, path: string, items: readonly string[]): LinkedNode =>
  node('ItemList', {
    '@id': `${siteUrl}${path}#list`,
    url: siteUrl + path,
    numberOfItems: items.length,
    itemListElement: items.map((item, i) => node('ListItem', { position: i + 1, url: siteUrl + item })),
  });
