import { getTranslations } from 'next-intl/server';
import { publicationPage } from '#app/_server/jobs/publication.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { capital, inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Authorized } from '#lib/policy.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import {
  HELD_PART,
  NO_DAY_PART,
  NO_TIME_PART,
  type PublicationLine,
  type PublicationPage,
  WHOLE_PUBLICATION,
} from '#lib/programme/publication.ts';
import { type ReleaseEntry, releaseHistory } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatInstant, spokenInstant } from '#lib/time/format.ts';
import { lookOf, type Part, type Row } from './change-row.tsx';

/** The differences as lines; `heldBack` returns who held one back, and when, in words. */
export async function rowsOf(
  lines: readonly PublicationLine[],
  locale: Locale,
  slug: string,
  heldBack: (since: number | null) => Row['held'] = () => null,
): Promise<Row[]> {
  const t = await getTranslations('publish');
  const paths = deskPaths(locale, slug);
  return lines.map((line) => {
    const { number, changes, isTeamOnly, title, isInDraft, since } = line;
    return {
      number,
      look: lookOf(changes[0]?.kind),
      printed: typeset(differenceSentence(line, locale), locale),
      spoken: differenceSentence(line, locale, 'spoken'),
      isTeamOnly,
      held: heldBack(since),
      href: isInDraft ? paths.item('events', number) : null,
      openLabel: t('changes.open', { title: inLocale(title, locale) }),
    };
  });
}

type Published = Pick<Authorized<'publish'>, 'id' | 'slug' | 'timeZone' | 'db'>;

/** The lines of one part of a publication. */
async function linesOf(
  festival: Published,
  lines: readonly PublicationLine[],
  releases: readonly ReleaseEntry[],
  locale: Locale,
): Promise<Row[]> {
  const t = await getTranslations('publish.changes');
  const heldBack = (since: number | null): Row['held'] => {
    const release = releases.find(({ number }) => number === since);
    if (!release) return null;
    const say = (when: string) => t('heldBy', { when, by: release.byName || 'none' });
    return {
      printed: typeset(say(formatInstant(release.at, festival.timeZone, locale, 'long')), locale),
      spoken: say(spokenInstant(release.at, festival.timeZone, locale, 'long')),
    };
  };
  return rowsOf(lines, locale, festival.slug, heldBack);
}

/** The parts of a publication as the page draws them. */
export async function drawnParts(
  festival: Published,
  { parts }: Pick<PublicationPage, 'parts'>,
  locale: Locale,
): Promise<Part[]> {
  const t = await getTranslations('publish.changes');
  const releases = releaseHistory(festival.id);
  const special: Record<string, { title: string; why: string }> = {
    [HELD_PART]: { title: t('parts.held'), why: t('parts.heldWhy') },
    [NO_TIME_PART]: { title: t('parts.noTime'), why: t('parts.noTimeWhy') },
    [NO_DAY_PART]: { title: t('parts.noDay'), why: '' },
  };
  return Promise.all(
    parts.map(async (part) => {
      const { key, isTicked, count, lines } = part;
      const title = special[key]?.title ?? formatDate(key, locale);
      return {
        key,
        isTicked,
        title: capital(title, locale),
        count,
        why: special[key]?.why || null,
        summary: summaryOf(part, (look, of) => t(`looks.${look}`, { count: of })),
        openLabel: t('openPartNamed', { title }),
        rows: lines && (await linesOf(festival, lines, releases, locale)),
      };
    }),
  );
}

/** « 12 nouvelles, 3 déplacées ». */
function summaryOf(
  { kinds }: PublicationPage['parts'][number],
  say: (look: Row['look'], count: number) => string,
): string {
  const counts = new Map<Row['look'], number>();
  for (const [kind, count] of kinds) counts.set(lookOf(kind), (counts.get(lookOf(kind)) ?? 0) + count);
  return joinFacts([...counts].map(([look, count]) => say(look, count)));
}

/** The lines of these parts by key, for a page that shows them folded. */
export async function openedParts(
  festival: Published,
  keys: readonly string[],
  locale: Locale,
): Promise<Record<string, Row[]>> {
  const page = await publicationPage(festival, { ...WHOLE_PUBLICATION, opened: keys }, now());
  const parts = await drawnParts(festival, page, locale);
  return Object.fromEntries(
    parts.filter(({ key }) => keys.includes(key)).map(({ key, rows }) => [key, [...(rows ?? [])]]),
  );
}
