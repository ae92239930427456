import { type LinkedNode, node } from './node.ts';

/** The way from the festival's first page to this one, each step with its absolute address. */
export function breadcrumbNode(steps: readonly { name: string; url: string }[]): LinkedNode {
  return node('BreadcrumbList', {
    itemListElement: steps.map(({ name, url }, i) =>
      node('ListItem', { position: i + 1, name, item: node('WebPage', { '@id': url, name }) }),
    ),
  });
}
