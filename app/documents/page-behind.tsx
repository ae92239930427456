import type { ReactNode } from 'react';
import type { Programme } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { narrowedTail, pageIndexOf, tailOf } from '#lib/addresses/public-address.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { filtersOf } from '#lib/programme/filters.ts';
import { isOutlet } from '#lib/programme/outlets.ts';
import { now } from '#lib/time/clock.ts';
import { type DocumentDrawn, faceOf, htmlOf } from './document.tsx';
import { pageIn, pagesOfProgramme } from './pages.tsx';

/** Where a page is asked for below the base of a programme, and what stands around it there. */
type Behind = Readonly<{
  segments: readonly string[];
  query: string;
  title: (page: string) => string;
  head: ReactNode;
  banner: ReactNode;
  /** Before what the page shows. */
  before?: ReactNode;
}>;

/**
 * A page of a programme that is drawn for each request (a preview, a version): null where there is
 * none. Calendars, pictures and what else is made of a release have none here.
 */
export function documentBehind(programme: Programme, behind: Behind): DocumentDrawn {
  const { segments, query, title, head, banner, before } = behind;
  if (isOutlet(segments[0])) return null;
  const { document, locale, paths } = programme;
  const found = tailOf(pageIndexOf(document), segments, locale);
  if (found.kind === 'missing') return null;
  if (found.kind === 'moved') return { moved: paths.home() + found.tail };
  const isList = found.tail === '' || found.tail.startsWith('/days/');
  const filters = isList ? filtersOf(new URLSearchParams(query), documentFacetsOf(document).known) : [];
  const source = { programme, released: null, at: now() };
  const page = pageIn(pagesOfProgramme, source, narrowedTail(found.tail, filters));
  if (page === null) return null;
  return htmlOf({
    locale,
    title: title(page.name ?? page.title ?? ''),
    head,
    style: '/documents.css',
    face: faceOf(programme),
    body: (
      <ProgrammeShell programme={programme} here={page.here} isKept={false} banner={banner}>
        {before}
        {page.body}
      </ProgrammeShell>
    ),
  });
}
