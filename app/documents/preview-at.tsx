import { programmeOf } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { fromSecondServer } from '#app/_server/from-second-server.ts';
import { respondOnce } from '#app/_server/respond.ts';
import { festivalOfToken, resolveAccessToken } from '#lib/accounts/tokens.ts';
import { slugOf } from '#lib/festivals/large.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { previewOfLink } from '#lib/programme/preview-links.ts';
import { now } from '#lib/time/clock.ts';
import { answering, movedTo, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { htmlOf, SECRET_ROBOTS } from './document.tsx';
import { DraftBand } from './draft-band.tsx';
import { gone } from './gone.ts';
import { missingDocument } from './missing.tsx';
import { pageBehind } from './page-behind.ts';

/** The draft as the public would see it, for whoever was given the secret link. No account, no calendars, no search engine. */
export const previewAt = answering(async (request: Request): Promise<Response> => {
  const { locale, name: token, url } = requestedOf(request);
  const found = resolveAccessToken('preview', token);
  if (!found.ok && found.reason === 'unknown') return missingDocument(request, locale);
  if (!found.ok) {
    const t = setTranslator(locale, 'publish');
    const words = { title: t('draft.gone'), body: t('draft.goneBody') };
    return gone(locale, words, slugOf(festivalOfToken('preview', token)));
  }
  const there = await fromSecondServer(slugOf(found.row.festivalId) ?? '', url);
  if (there?.status === 200) return respondOnce(request, await there.text(), { headers: UNKEPT_HEADERS });
  if (there) return there;
  const page = previewDocument(request, locale);
  if (page === null) return missingDocument(request, locale);
  return typeof page === 'string' ? respondOnce(request, page, { headers: UNKEPT_HEADERS }) : movedTo(page.moved);
});

function previewDocument(request: Request, locale: Locale): string | { moved: string } | null {
  const { name: token, tail, url } = requestedOf(request);
  const at = now();
  const found = previewOfLink(token, at);
  if (!found.ok) return null;
  const base = sitePaths(locale).preview(token);
  // A draft has no number yet, and no address calendars could keep.
  const programme = programmeOf({ document: { ...found.document, number: 0 }, locale, base, siteUrl: null });
  const page = pageBehind(programme, tail, url.searchParams, at);
  if (page === null) return null;
  if ('moved' in page) return { moved: base + page.moved };
  const words = setTranslator(locale, 'publish');
  return htmlOf({
    locale,
    title: words('draft.title', { title: page.name ?? page.title ?? '' }),
    head: SECRET_ROBOTS,
    style: '/documents.css',
    body: (
      <ProgrammeShell
        programme={programme}
        here={page.here}
        isKept={false}
        banner={<DraftBand word={words('draft.band')} body={words('draft.body')} />}
      >
        {page.body}
      </ProgrammeShell>
    ),
  });
}
