import { programmeOf } from '#app/_components/programme/programme.ts';
import { DayPage } from '#app/_components/programme/programme-page.tsx';
import { SearchPage } from '#app/_components/programme/search-page.tsx';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import type { AskedSearch } from '#lib/addresses/public-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { drawnBySlug } from '#lib/live/drawn.ts';
import { queryOf } from '#lib/programme/filters.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { searchProgramme } from '#lib/programme/search.ts';
import { now } from '#lib/time/clock.ts';
import { faceOf, htmlOf, UNLISTED_ROBOTS } from './document.tsx';

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
