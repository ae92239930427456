import { programmeOf } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { InstantOf } from '#app/_components/time.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { fromSecondServer } from '#app/_server/from-second-server.ts';
import { respondOnce } from '#app/_server/respond.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, numberOf, sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { may } from '#lib/policy.ts';
import { releaseHistory } from '#lib/programme/release-history.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';
import { answering, movedTo, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { htmlOf, UNLISTED_ROBOTS } from './document.tsx';
import { missingDocument } from './missing.tsx';
import { pageBehind } from './page-behind.ts';

/** A version as it was published, for those who see the desk: the same pages as the public ones, with a band that says which it is. */
export const versionAt = answering(async (request: Request): Promise<Response> => {
  const { locale, name: slug, tail, url } = requestedOf(request);
  const festival = await readable(slug);
  if (festival === 'signedOut') return movedTo(sitePaths(locale).signIn(url.pathname + url.search));
  if (festival === null) return missingDocument(request, locale);
  const there = await fromSecondServer(slug, url, { Cookie: request.headers.get('cookie') ?? '' });
  if (there?.status === 200) return respondOnce(request, await there.text(), { headers: UNKEPT_HEADERS });
  if (there) return there;
  const page = versionDocument(festival, locale, tail, url.searchParams);
  if (page === null) return missingDocument(request, locale);
  return typeof page === 'string' ? respondOnce(request, page, { headers: UNKEPT_HEADERS }) : movedTo(page.moved);
});

type Readable = ReturnType<typeof authorizeFestival<'read'>>;

/** The festival at this address for whoever may read its desk; null for a stranger, who learns nothing of it. */
async function readable(slug: string): Promise<Readable | 'signedOut' | null> {
  try {
    return authorizeFestival(await currentActor(), slug, 'read');
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    return error.code === 'notSignedIn' ? 'signedOut' : null;
  }
}

function versionDocument(
  festival: Readable,
  locale: Locale,
  [segment = '', ...segments]: readonly string[],
  query: URLSearchParams,
): string | { moved: string } | null {
  const number = numberOf(segment);
  const documents = number === null ? null : releaseDocuments(festival.id, number);
  if (number === null || !documents) return null;
  const base = sitePaths(locale).version(festival.slug, number);
  const programme = programmeOf({ document: documents.public, locale, base, siteUrl: null });
  const page = pageBehind(programme, segments, query, now());
  if (page === null) return null;
  if ('moved' in page) return { moved: base + page.moved };
  const t = setTranslator(locale, 'publish');
  const band = t('read.band', { number });
  const releases = releaseHistory(festival.id);
  const [current] = releases;
  const by = releases.find((release) => release.number === number)?.byName || 'none';
  const back = deskPaths(locale, festival.slug);
  return htmlOf({
    locale,
    title: `${page.name ?? page.title ?? ''} · ${band}`,
    head: UNLISTED_ROBOTS,
    style: '/documents.css',
    body: (
      <ProgrammeShell
        programme={programme}
        here={page.here}
        isKept={false}
        banner={
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
        }
      >
        <nav aria-label={t('read.back')} className="no-print px-[var(--gutter)] pt-1">
          <a className="link" href={may(festival.role, 'publish') ? back.section('publish') : back.overview()}>
            {t('read.back')}
          </a>
        </nav>
        {page.body}
      </ProgrammeShell>
    ),
  });
}
