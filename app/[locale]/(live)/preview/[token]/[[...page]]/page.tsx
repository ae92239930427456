import type { Metadata, Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { defaultLocale, isLocale } from '../../../../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../../../../lib/i18n/paths.ts';
import { previewOfLink } from '../../../../../../lib/programme/preview-links.ts';
import { now } from '../../../../../../lib/time/clock.ts';
import { Door } from '../../../../../_components/door.tsx';
import { anyPage } from '../../../../../_components/programme/any-page.tsx';
import { programmeOf } from '../../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { nonce } from '../../../../../_server/nonce.ts';
import { queryParams } from '../../../../../_server/query-params.ts';
import { answeringMetadata, doorPage } from '../../../../../_server/refusal.tsx';
import { DraftBand } from '../../draft-band.tsx';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; token: string; page?: string[] }>; searchParams: Promise<Query> };

async function load({ params, searchParams }: Props) {
  const query = queryParams(await searchParams);
  const { locale: asked, token, page: segments = [] } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const found = previewOfLink(token, now());
  if (!found.ok && found.reason === 'unknown') notFound();
  const base = sitePaths(locale).preview(token);
  if (!found.ok) return { locale, base, programme: null, query };
  // A draft has no number yet, and no address calendars could keep.
  const document = { ...found.document, number: 0 };
  const programme = programmeOf({ document, locale, base, siteUrl: null });
  return { locale, base, programme, segments, query };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const t = await getTranslations('publish.draft');
  const { programme, segments, query } = await load(props);
  const page = programme && anyPage(programme, segments, query);
  const title = page && 'title' in page ? t('title', { title: page.title }) : t(programme ? 'band' : 'gone');
  return { title, robots: { index: false, follow: false }, referrer: 'same-origin' };
});

/** The draft as the public would see it, for whoever was given the secret link. No account, no calendars, no search engine. */
export default doorPage(async function Preview(props: Props) {
  const { locale, base, programme, segments, query } = await load(props);
  const t = await getTranslations('publish.draft');
  if (!programme) {
    return (
      <Door locale={locale} path={base} title={t('gone')}>
        <p>{t('goneBody')}</p>
      </Door>
    );
  }
  const page = anyPage(programme, segments, query) ?? notFound();
  if ('moved' in page) redirect((base + page.moved) as Route);
  return (
    <ProgrammeShell
      programme={programme}
      here={page.here}
      nonce={await nonce()}
      banner={<DraftBand word={t('band')} body={t('body')} />}
    >
      {page.body}
    </ProgrammeShell>
  );
});
