import type { Programme } from '#app/_components/programme/programme.ts';
import { narrowedTail, pageIndexOf, tailOf } from '#lib/addresses/public-address.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { filtersOf } from '#lib/programme/filters.ts';
import { isOutlet } from '#lib/programme/outlets.ts';
import { pageIn, pagesOfProgramme } from './pages.tsx';
import type { DrawnPage } from './programme-page.ts';

/**
 * The page of a programme that is drawn for each request (a preview, a version) behind these segments and this query. `moved`: the tail it should have;
 * null where there is none. Calendars, pictures and what else is made of a release have none here.
 */
export function pageBehind(
  programme: Programme,
  segments: readonly string[],
  query: URLSearchParams,
  at: string,
): DrawnPage | { moved: string } | null {
  if (isOutlet(segments[0])) return null;
  const found = tailOf(pageIndexOf(programme.document), segments, programme.locale);
  if (found.kind === 'missing') return null;
  if (found.kind === 'moved') return { moved: found.tail };
  const isList = found.tail === '' || found.tail.startsWith('/days/');
  const filters = isList ? filtersOf(query, documentFacetsOf(programme.document).known) : [];
  return pageIn(pagesOfProgramme, { programme, released: null, at }, narrowedTail(found.tail, filters));
}
