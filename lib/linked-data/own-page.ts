import type { DocumentPage } from '#lib/model/documents.ts';
import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/** A page of the festival's own, in the words of its organiser. */
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
