import { LinkedData } from '#app/_components/programme/page-description.tsx';
import { type Programme, pageSentences, programmeOf } from '#app/_components/programme/programme.ts';
import { DayPage } from '#app/_components/programme/programme-page.tsx';
import { SearchPage } from '#app/_components/programme/search-page.tsx';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { SIZE } from '#app/_server/share-image/picture.tsx';
import type { AskedSearch } from '#lib/addresses/public-address.ts';
import { env } from '#lib/env.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { programmeBase, publicDataPaths } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { drawnBySlug, drawnOfKey } from '#lib/live/queries.ts';
import { queryOf } from '#lib/programme/filters.ts';
import { formerUrls, publicUrl } from '#lib/programme/own-host.ts';
import { searchProgramme } from '#lib/programme/search.ts';
import { hasShareImage } from '#lib/share-image/facts.ts';
import { now } from '#lib/time/clock.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { faceOf, htmlOf, UNLISTED_ROBOTS } from './document.tsx';
import { releasedPage } from './outlets.tsx';
import { type DrawnPage, festivalPicture, type PageSource } from './programme-page.ts';

/**
 * What the pages of a programme in this state are drawn from; null when this state is not
 * published, or no longer.
 */
export function releasedSource(state: string, locale: Locale): PageSource | null {
  const at = now();
  const released = drawnOfKey(state, at);
  if (!released) return null;
  const { document, publicKey, host } = released;
  const isServed = env().site === null;
  const programme = programmeOf({
    document,
    locale,
    base: programmeBase(locale, document.festival.slug),
    siteUrl: publicUrl(host),
    publicKey: isServed ? publicKey : null,
    isServed,
  });
  return { programme, released, former: formerUrls(released.festivalId, host), at };
}

/**
 * A page of a published programme as HTML; null where it has none at this tail of `publicAddress`.
 */
export function programmeDocument(source: PageSource, tail: string): string | null {
  const page = releasedPage(source, tail);
  if (!page) return null;
  const { programme, former = [] } = source;
  return htmlOf({
    locale: programme.locale,
    title: wholeTitle(programme, page.title),
    head: <Head programme={programme} page={page} former={former} />,
    body: page.isBare || page.isSheet ? page.body : <Framed programme={programme} page={page} />,
    face: faceOf(programme),
    style: page.isSheet ? '/paper.css' : '/documents.css',
  });
}

const Framed = ({ programme, page }: { programme: Programme; page: DrawnPage }) => (
  <ProgrammeShell programme={programme} here={page.here} isCode={page.isCode}>
    {page.steps && <LinkedData programme={programme} steps={page.steps} about={page.about} />}
    {page.body}
  </ProgrammeShell>
);

const facts = ({ document: { festival }, say, locale }: Programme) => ({
  festival: say(festival.name),
  dates: formatDateRange(festival.startsOn, festival.endsOn, locale),
});

const wholeTitle = (programme: Programme, title: string | null): string =>
  title === null
    ? programme.t('titleOfHome', facts(programme))
    : programme.t('titleOf', { title, festival: facts(programme).festival });

/**
 * Description, picture, canonical address, and the same page in the other language; `x-default` is
 * the festival's main language. A demonstration is not for search engines and has no picture.
 */
function Head({ programme, page, former }: { programme: Programme; page: DrawnPage; former: readonly string[] }) {
  const { document, locale, t, paths, otherPaths } = programme;
  const { festival } = document;
  const here = page.canonical ?? page.here;
  const absolute = (path: string) => (programme.siteUrl ?? '') + path;
  const inLanguage = (language: Locale) => absolute(here(language === locale ? paths : otherPaths));
  const other = otherLocale(locale);
  const general = t('description', facts(programme));
  const title = wholeTitle(programme, page.title);
  const description = page.description || (page.title === null ? general : `${page.title}. ${general}`);
  const isListed = !page.isUnlisted && !festival.isDemonstration;
  return (
    <>
      <meta name="description" content={description} />
      {programme.isServed && <link rel="manifest" href={feedPaths(festival.slug).manifest(locale)} />}
      {former.length > 0 && <meta name="lanterne-former" content={former.join(' ')} />}
      {!isListed && UNLISTED_ROBOTS}
      <link rel="canonical" href={absolute(here(paths))} />
      <link rel="alternate" hrefLang={locale} href={absolute(here(paths))} />
      <link rel="alternate" hrefLang={other} href={inLanguage(other)} />
      <link rel="alternate" hrefLang="x-default" href={inLanguage(festival.locale)} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={pageSentences(programme)('changes.title')}
        href={absolute(`${feedPaths(festival.slug).changes()}?lang=${locale}`)}
      />
      {page.hasData && <DataLinks programme={programme} absolute={absolute} />}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={absolute(here(paths))} />
      <meta property="og:site_name" content={facts(programme).festival} />
      <meta property="og:locale" content={locale === 'fr' ? 'fr_FR' : 'en_GB'} />
      <meta property="og:type" content="website" />
      <meta name="twitter:card" content={hasShareImage(document) ? 'summary_large_image' : 'summary'} />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      {hasShareImage(document) && (
        <SharedPicture
          {...(page.picture ?? { path: festivalPicture(programme), alt: t('titleOfHome', facts(programme)) })}
          absolute={absolute}
        />
      )}
    </>
  );
}

/** Links from this page to the same programme for programs: calendar, table, JSON. */
function DataLinks({ programme, absolute }: { programme: Programme; absolute: (path: string) => string }) {
  const { document, locale, t } = programme;
  const { slug, locale: own } = document.festival;
  const feeds = feedPaths(slug);
  const calendar = feeds.programme();
  return (
    <>
      <link
        rel="alternate"
        type="text/calendar"
        title={t('subscribeShort')}
        href={absolute(locale === own ? calendar : `${calendar}?lang=${locale}`)}
      />
      <link
        rel="alternate"
        type="text/csv"
        href={absolute(feeds.file('programme.csv', locale === own ? undefined : locale))}
      />
      <link rel="alternate" type="application/json" href={absolute(publicDataPaths(slug).programme())} />
    </>
  );
}

function SharedPicture({ path, alt, absolute }: { path: string; alt: string; absolute: (path: string) => string }) {
  const { width, height } = SIZE;
  return (
    <>
      <meta property="og:image" content={absolute(path)} />
      <meta property="og:image:width" content={String(width)} />
      <meta property="og:image:height" content={String(height)} />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:image" content={absolute(path)} />
      <meta name="twitter:image:width" content={String(width)} />
      <meta name="twitter:image:height" content={String(height)} />
      <meta name="twitter:image:alt" content={alt} />
    </>
  );
}

/**
 * Pages that are not cached: free-text searches, and more filters than a cache should hold. Null
 * where nothing is published.
 */
export async function searchDocument(
  locale: Locale,
  slug: string,
  { query, filters, day }: AskedSearch,
): Promise<string | null> {
  const at = now();
  const released = drawnBySlug(slug, at);
  if (!released) return null;
  const { document, publicKey, host } = released;
  const base = programmeBase(locale, slug);
  const programme = programmeOf({ document, locale, base, siteUrl: publicUrl(host), publicKey });
  const { f, say } = programme;
  const words = new URLSearchParams(query === '' ? [] : [['q', query]]).toString();
  const asked = [queryOf(filters).slice(1), words].filter((part) => part !== '').join('&');
  const title = query === '' ? f('resultsTitle') : f('results', { query });
  const body =
    day === null ? (
      <SearchPage
        programme={programme}
        query={query}
        filters={filters}
        found={await searchProgramme(document, query, { now: at, filters })}
      />
    ) : (
      <DayPage programme={programme} date={day} filters={filters} />
    );
  return htmlOf({
    locale,
    title: `${title} – ${say(document.festival.name)}`,
    head: UNLISTED_ROBOTS,
    body: (
      <ProgrammeShell
        programme={programme}
        isKept={false}
        freshAs={null}
        here={(paths) => `${day === null ? paths.search() : paths.day(day)}${asked && `?${asked}`}`}
      >
        {body}
      </ProgrammeShell>
    ),
    style: '/documents.css',
    face: faceOf(programme),
  });
}
