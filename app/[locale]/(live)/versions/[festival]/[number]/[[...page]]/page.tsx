import type { Metadata, Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { may } from '../../../../../../../lib/festivals/policy.ts';
import { defaultLocale, isLocale } from '../../../../../../../lib/i18n/locale.ts';
import { deskPaths, numberOf, sitePaths } from '../../../../../../../lib/i18n/paths.ts';
import { releaseHistory } from '../../../../../../../lib/programme/queries.ts';
import { releaseDocuments } from '../../../../../../../lib/programme/released.ts';
import { anyPage } from '../../../../../../_components/programme/any-page.tsx';
import { programmeOf } from '../../../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../../../_components/programme/shell.tsx';
import { InstantOf } from '../../../../../../_components/time.tsx';
import { gate } from '../../../../../../_server/gate.ts';
import { nonce } from '../../../../../../_server/nonce.ts';
import { queryParams } from '../../../../../../_server/query-params.ts';
import { answeringMetadata, doorPage } from '../../../../../../_server/refusal.tsx';
import '../../../../preview/draft-band.css';

type Query = Record<string, string | string[] | undefined>;
type Props = {
  params: Promise<{ locale: string; festival: string; number: string; page?: string[] }>;
  searchParams: Promise<Query>;
};

async function load({ params, searchParams }: Props) {
  const query = queryParams(await searchParams);
  const { locale: asked, festival: slug, number: segment, page: segments = [] } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const festival = await gate(locale, slug, 'read');
  const number = numberOf(segment) ?? notFound();
  const documents = releaseDocuments(festival.id, number) ?? notFound();
  const base = sitePaths(locale).version(festival.slug, number);
  const programme = programmeOf({ document: documents.public, locale, base, siteUrl: null });
  return { locale, festival, number, base, programme, segments, query };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { programme, segments, number, query } = await load(props);
  const page = anyPage(programme, segments, query);
  const version = (await getTranslations('publish'))('read.band', { number });
  return { title: page && 'title' in page ? `${page.title} · ${version}` : version, robots: { index: false } };
});

/** A version as it was published, for those who see the desk: the same pages as the public ones, with a band that says which it is. */
export default doorPage(async function ReadVersion(props: Props) {
  const { locale, festival, number, base, programme, segments, query } = await load(props);
  const t = await getTranslations('publish.read');
  const page = anyPage(programme, segments, query) ?? notFound();
  if ('moved' in page) redirect((base + page.moved) as Route);
  const releases = releaseHistory(festival.id);
  const [current] = releases;
  const isCurrent = current?.number === number;
  const { publishedAt } = programme.document;
  const back = deskPaths(locale, festival.slug);
  return (
    <ProgrammeShell
      programme={programme}
      here={page.here}
      nonce={await nonce()}
      banner={
        <section className="draft-band no-print" aria-label={t('band', { number })}>
          <strong>{t('band', { number })}</strong>
          <span>
            {t.rich('publishedAt', {
              by: releases.find((release) => release.number === number)?.byName || 'none',
              when: () => <InstantOf at={publishedAt} zone={festival.timeZone} locale={locale} style="long" />,
            })}{' '}
            {isCurrent ? t('current') : t('past', { current: current?.number ?? 0 })}
          </span>
        </section>
      }
    >
      <nav aria-label={t('back')} className="no-print px-[var(--gutter)] pt-1">
        <a className="link" href={may(festival.role, 'publish') ? back.section('publish') : back.overview()}>
          {t('back')}
        </a>
      </nav>
      {page.body}
    </ProgrammeShell>
  );
});
