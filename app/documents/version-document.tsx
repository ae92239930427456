import { programmeOf } from '#app/_components/programme/programme.ts';
import { InstantOf } from '#app/_components/time.tsx';
import type { Actor } from '#lib/authorized.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, numberOf, sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { may } from '#lib/policy.ts';
import { releaseHistory } from '#lib/programme/release-history.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { type DocumentDrawn, UNLISTED_ROBOTS } from './document.tsx';
import { documentBehind } from './page-behind.tsx';

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
