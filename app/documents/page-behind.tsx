import type { ReactNode } from 'react';
import { type Programme, programmeOf } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { InstantOf } from '#app/_components/time.tsx';
import { narrowedTail, pageIndexOf, tailOf } from '#lib/addresses/public-address.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, numberOf, sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { type Actor, may } from '#lib/policy.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { filtersOf } from '#lib/programme/filters.ts';
import { isOutlet } from '#lib/programme/outlets.ts';
import { releaseDocuments, releaseHistory } from '#lib/programme/released.ts';
import { previewOfLink } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { type DocumentDrawn, faceOf, htmlOf, SECRET_ROBOTS, UNLISTED_ROBOTS } from './document.tsx';
import { pageIn, pagesOfProgramme } from './pages.tsx';

/*
 * Pages of the programme that are not the current public ones: previews and earlier versions.
 */

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
function documentBehind(programme: Programme, behind: Behind): DocumentDrawn {
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

type PreviewAsked = Readonly<{ locale: Locale; token: string; tail: readonly string[]; query: string }>;

/**
 * A page of the draft as the public would see it, behind a secret link; null for a link that opens
 * nothing.
 */
export function previewDocument({ locale, token, tail, query }: PreviewAsked): DocumentDrawn {
  const found = previewOfLink(token, now());
  if (!found.ok) return null;
  // A draft has no version number, and no addresses that calendars could subscribe to.
  const programme = programmeOf({
    document: { ...found.document, number: 0 },
    locale,
    base: sitePaths(locale).preview(token),
    siteUrl: null,
    preview: token,
  });
  const words = setTranslator(locale, 'publish');
  return documentBehind(programme, {
    segments: tail,
    query,
    title: (title) => words('draft.title', { title }),
    head: SECRET_ROBOTS,
    banner: <DraftBand word={words('draft.band')} body={words('draft.body')} />,
  });
}

/** BROUILLON across the page, so that nobody takes a screenshot of it for the programme. */
function DraftBand({ word, body }: { word: string; body: string }) {
  return (
    <>
      <section className="draft-band" aria-label={word}>
        <strong>{word}</strong> <span>{body}</span>
      </section>
      <div className="draft-mark" aria-hidden="true">
        {Array.from({ length: 12 }, (_, i) => (
          <span key={i} data-word={word} />
        ))}
      </div>
    </>
  );
}

type VersionAsked = Readonly<{
  actor: Actor;
  locale: Locale;
  slug: string;
  tail: readonly string[];
  query: string;
}>;

/**
 * A page of a published version, with a band that says which one it is; null where it has no such
 * page. Throws a `LanterneError` where the actor may not read the desk.
 */
export function versionDocument({ actor, locale, slug, tail, query }: VersionAsked): DocumentDrawn {
  const festival = authorizeFestival(actor, slug, 'read');
  const [segment = '', ...segments] = tail;
  const number = numberOf(segment);
  const documents = number === null ? null : releaseDocuments(festival.id, number);
  if (number === null || !documents) return null;
  const base = sitePaths(locale).version(festival.slug, number);
  const programme = programmeOf({ document: documents.public, locale, base, siteUrl: null });
  const t = setTranslator(locale, 'publish');
  const band = t('history.version', { number });
  const releases = releaseHistory(festival.id);
  const [current] = releases;
  const by = releases.find((release) => release.number === number)?.byName || 'none';
  const back = deskPaths(locale, festival.slug);
  return documentBehind(programme, {
    segments,
    query,
    title: (title) => `${title} · ${band}`,
    head: UNLISTED_ROBOTS,
    banner: (
      <section className="draft-band no-print" aria-label={band}>
        <strong>{band}</strong>
        <span>
          {t.rich('read.publishedAt', {
            by,
            when: () => (
              <InstantOf at={documents.public.publishedAt} zone={festival.timeZone} locale={locale} style="long" />
            ),
          })}{' '}
          {current?.number === number ? t('read.current') : t('read.past', { current: current?.number ?? 0 })}
        </span>
      </section>
    ),
    before: (
      <nav aria-label={t('read.back')} className="no-print px-[var(--gutter)] pt-1">
        <a className="link" href={may(festival.role, 'publish') ? back.section('publish') : back.overview()}>
          {t('read.back')}
        </a>
      </nav>
    ),
  });
}
