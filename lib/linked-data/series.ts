import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/** A series as its own page and its séances name it. */
export function seriesNode(page: LinkedPage, series: PublicDocument['series'][number]): LinkedNode {
  const url = page.siteUrl + page.paths.series(series);
  return node('EventSeries', {
    '@id': `${url}#series`,
    name: nodeTextOf(page, series.title),
    url,
    description: describedBy(page, series.introduction),
  });
}

export function seriesReference(page: LinkedPage, event: DocumentEvent): LinkedNode | null {
  const series = event.series && page.index.series.get(event.series.series);
  return series ? seriesNode(page, series) : null;
}
