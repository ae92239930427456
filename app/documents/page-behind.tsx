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

/** The address a programme's pages have behind this base, and what is drawn around them. */
type Behind = Readonly<{
  segments: readonly string[];
  query: string;
  title: (page: string) => string;
  head: ReactNode;
  banner: ReactNode;
  /** Drawn above the content of the page. */
  before?: ReactNode;
}>;

/**
 * A page of a programme that is drawn for each request (a preview or a version); null where there
 * is none. Calendars, pictures and other files made from a release are not served here.
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
