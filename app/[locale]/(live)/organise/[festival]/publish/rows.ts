import { getTranslations } from 'next-intl/server';
import type { Authorized } from '../../../../../../lib/authorized.ts';
import type { Festival } from '../../../../../../lib/festivals/access.ts';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import type { Difference } from '../../../../../../lib/programme/difference.ts';
import { differenceSentence } from '../../../../../../lib/programme/difference-sentences.ts';
import {
  FOLD_FROM,
  HELD_PART,
  NO_DAY_PART,
  NO_TIME_PART,
  type PublicationPart,
  publicationPartsOf,
} from '../../../../../../lib/programme/publication-parts.ts';
import { type PublicationPlan, publicationPlan } from '../../../../../../lib/programme/publication-plan.ts';
import { type ReleaseEntry, releaseHistory } from '../../../../../../lib/programme/queries.ts';
import { now } from '../../../../../../lib/time/clock.ts';
import { formatDate, formatInstant, spokenInstant, typeset } from '../../../../../../lib/time/format.ts';
import { lookOf, type Part, type Row } from './look.ts';

/** The differences as lines. `inDraft` tells which séances still have a form; `heldBack` who held one back, in words. */
export async function rowsOf(
  differences: readonly (Difference & { isTeamOnly: boolean })[],
  inDraft: (number: number) => boolean,
  locale: Locale,
  slug: string,
  heldBack: (number: number) => Row['held'] = () => null,
): Promise<Row[]> {
  const t = await getTranslations('publish');
  const paths = deskPaths(locale, slug);
  return differences.map((difference) => {
    const { number, changes, isTeamOnly, title } = difference;
    return {
      number,
      look: lookOf(changes[0]),
      printed: typeset(differenceSentence(difference, locale), locale),
      spoken: differenceSentence(difference, locale, 'spoken'),
      isTeamOnly,
      held: heldBack(number),
      href: inDraft(number) ? paths.item('events', number) : null,
      openLabel: t('changes.open', { title: inLocale(title, locale) }),
    };
  });
}

type Published = Pick<Authorized<Festival, 'publish'>, 'id' | 'slug' | 'timeZone'>;

/** The lines of one part of a plan. */
async function linesOf(
  festival: Published,
  plan: PublicationPlan,
  { lines }: PublicationPart,
  releases: readonly ReleaseEntry[],
  locale: Locale,
): Promise<Row[]> {
  const t = await getTranslations('publish.changes');
  const since = new Map(plan.held.map((one) => [one.number, one.since]));
  const heldBack = (number: number): Row['held'] => {
    const release = releases.find((one) => one.number === since.get(number));
    if (!release) return null;
    const say = (when: string) => t('heldBy', { when, by: release.byName || 'none' });
    return {
      printed: typeset(say(formatInstant(release.at, festival.timeZone, locale, 'long')), locale),
      spoken: say(spokenInstant(release.at, festival.timeZone, locale, 'long')),
    };
  };
  const numbers = new Set([...plan.index.events.values()].map(({ number }) => number));
  return rowsOf(lines, (number) => numbers.has(number), locale, festival.slug, heldBack);
}

/**
 * The parts of a publication as the page draws them. A large one has its lines drawn where `opened` names the part; a small one
 * everywhere.
 */
export async function drawnParts(
  festival: Published,
  plan: PublicationPlan,
  opened: ReadonlySet<string>,
  locale: Locale,
): Promise<Part[]> {
  const t = await getTranslations('publish.changes');
  const parts = publicationPartsOf(plan);
  const releases = releaseHistory(festival.id);
  const isLarge = plan.differences.length > FOLD_FROM;
  const special: Record<string, { title: string; why: string }> = {
    [HELD_PART]: { title: t('parts.held'), why: t('parts.heldWhy') },
    [NO_TIME_PART]: { title: t('parts.noTime'), why: t('parts.noTimeWhy') },
    [NO_DAY_PART]: { title: t('parts.noDay'), why: '' },
  };
  return Promise.all(
    parts.map(async (part) => {
      const { key, isTicked, lines } = part;
      const title = special[key]?.title ?? formatDate(key, locale);
      return {
        ...{ key, isTicked, title },
        count: lines.length,
        why: special[key]?.why || null,
        summary: summaryOf(part, (look, count) => t(`looks.${look}`, { count })),
        openLabel: t('openPartNamed', { title }),
        rows: !isLarge || opened.has(key) ? await linesOf(festival, plan, part, releases, locale) : null,
      };
    }),
  );
}

/** « 12 nouvelles, 3 déplacées ». */
function summaryOf({ lines }: PublicationPart, say: (look: Row['look'], count: number) => string): string {
  const counts = new Map<Row['look'], number>();
  for (const { changes } of lines) counts.set(lookOf(changes[0]), (counts.get(lookOf(changes[0])) ?? 0) + 1);
  return [...counts].map(([look, count]) => say(look, count)).join(' · ');
}

/** The lines of these parts, by key: what a page that folds them asks for. */
export async function openedParts(
  festival: Authorized<Festival, 'publish'>,
  keys: readonly string[],
  locale: Locale,
): Promise<Record<string, Row[]>> {
  const plan = publicationPlan(festival, null, now());
  const parts = await drawnParts(festival, plan, new Set(keys), locale);
  return Object.fromEntries(
    parts.filter(({ key }) => keys.includes(key)).map(({ key, rows }) => [key, [...(rows ?? [])]]),
  );
}
