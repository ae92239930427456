import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { env } from '../../../../../lib/env.ts';
import { defaultLocale, isLocale } from '../../../../../lib/i18n/locale.ts';
import { programmeBase } from '../../../../../lib/i18n/paths.ts';
import { drawnBySlug } from '../../../../../lib/live/drawn.ts';
import { documentFacetsOf } from '../../../../../lib/programme/facets.ts';
import { filtersOf, queryOf } from '../../../../../lib/programme/filters.ts';
import { MAX_QUERY } from '../../../../../lib/programme/public-address.ts';
import { searchProgramme } from '../../../../../lib/programme/search.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { programmeOf } from '../../../../_components/programme/programme.ts';
import { DayPage } from '../../../../_components/programme/programme-page.tsx';
import { SearchPage } from '../../../../_components/programme/search-page.tsx';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { nonce } from '../../../../_server/nonce.ts';
import { queryParams } from '../../../../_server/query-params.ts';
import { answeringMetadata, doorPage } from '../../../../_server/refusal.tsx';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; festival: string }>; searchParams: Promise<Query> };

async function load({ params, searchParams }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const at = now();
  const { document } = drawnBySlug(slug, at) ?? notFound();
  const query = queryParams(await searchParams);
  const programme = programmeOf({ document, locale, base: programmeBase(locale, slug), siteUrl: env().url });
  return {
    programme,
    at,
    filters: filtersOf(query, documentFacetsOf(document).known),
    q: (query.get('q') ?? '').slice(0, MAX_QUERY).trim(),
    day: programme.index.days.get(query.get('day') ?? '')?.date ?? null,
  };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { programme, q } = await load(props);
  const { f, say, document } = programme;
  const title = q === '' ? f('resultsTitle') : f('results', { query: q });
  return { title: `${title} – ${say(document.festival.name)}`, robots: { index: false } };
});

/** What cannot be kept: free text, and more filters than a cache should hold. Drawn for each request from the release alone. */
export default doorPage(async function Search(props: Props) {
  const { programme, filters, q, day, at } = await load(props);
  const words = new URLSearchParams(q === '' ? [] : [['q', q]]).toString();
  const asked = [queryOf(filters).slice(1), words].filter((part) => part !== '').join('&');
  const found = await searchProgramme(programme.document, q, { now: at, filters });
  return (
    <ProgrammeShell
      programme={programme}
      nonce={await nonce()}
      here={(paths) => `${day === null ? paths.search() : paths.day(day)}${asked && `?${asked}`}`}
    >
      {day !== null && q === '' ? (
        <DayPage programme={programme} date={day} filters={filters} />
      ) : (
        <SearchPage programme={programme} query={q} filters={filters} found={found} />
      )}
    </ProgrammeShell>
  );
});
