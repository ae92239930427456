import { type Db, getDb } from '../../db/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { deskPaths } from '../i18n/paths.ts';
import type { DraftIndex } from '../programme/draft.ts';
import { standingWarnings } from '../warnings/queries.ts';
import { lastChange } from './act-history.ts';
import type { Act } from './acts-schema.ts';
import { fixPost } from './fix-post.ts';
import type { Warning, WarningLevel } from './warning.ts';
import { type WarningFix, warningFixes } from './warning-fixes.ts';
import { groupHeading, groupSentence, groupWarnings } from './warning-groups.ts';
import { fixLabel, warningSentence } from './warning-sentences.ts';

/** A group of warnings as the grid's panel reads it. A fix is an act that is posted, or a page. */
export type SaidGroup = {
  key: string;
  level: WarningLevel;
  /** The festival day of the first; null when it has none. */
  day: string | null;
  heading: string;
  sentence: string;
  spoken: string;
  eventIds: number[];
  fixes: { label: string; act: Act | null; href: string | null }[];
};

/** Without those somebody accepted, which are counted. */
export type SaidWarnings = {
  lastChange: number;
  warnings: Warning[];
  groups: SaidGroup[];
  count: number;
  accepted: number;
};

/** More groups than anybody settles in one sitting; the count says how many there are. */
const MOST_GROUPS = 150;
/** Fixes are tried on the whole draft, so only the first, most urgent ones have theirs. */
const MOST_FIXED = 60;

/** The warnings of a draft in words, most urgent first, with what could be done. */
export function saidWarnings(festivalId: number, slug: string, locale: Locale, db: Db = getDb()): SaidWarnings {
  const newest = lastChange(db, festivalId);
  const { open: warnings, accepted, index } = standingWarnings(festivalId, db);
  const groups = groupWarnings(warnings);
  const said = groups.slice(0, MOST_GROUPS).map((group, i): SaidGroup => {
    const [first] = group.warnings;
    const sentence = groupSentence(group, index, locale);
    const isAlone = group.warnings.length === 1 && first;
    return {
      key: group.key,
      level: group.level,
      day: first?.day ?? null,
      heading: groupHeading(group, index, locale),
      sentence,
      spoken: isAlone ? warningSentence(first, index, locale, 'spoken') : sentence,
      eventIds: [...new Set(group.warnings.flatMap(({ eventIds }) => eventIds))],
      fixes: i < MOST_FIXED && isAlone ? fixesOf(first, index, slug, locale) : [],
    };
  });
  return { lastChange: newest, warnings, groups: said, count: groups.length, accepted: accepted.length };
}

const MOST_WAYS = 3;

function fixesOf(warning: Warning, index: DraftIndex, slug: string, locale: Locale): SaidGroup['fixes'] {
  return warningFixes(warning, index)
    .filter((fix) => fix.kind !== 'open-event')
    .slice(0, MOST_WAYS)
    .map((fix) => {
      const act = fixPost(fix, index);
      return {
        label: fixLabel(fix, index, locale),
        act,
        href: act ? null : pathOf(fix, index, slug, locale),
      };
    });
}

function pathOf(fix: WarningFix, index: DraftIndex, slug: string, locale: Locale): string {
  const paths = deskPaths(locale, slug);
  const number = (found: { number: number } | undefined) => found?.number ?? 0;
  switch (fix.kind) {
    case 'open-film':
      return paths.item('films', number(index.films.get(fix.filmId)));
    case 'open-person':
      return paths.item('people', number(index.people.get(fix.personId)));
    case 'set-rights':
      return paths.section('films');
    case 'open-room':
      return paths.section('venues');
    default:
      return 'eventId' in fix ? paths.item('events', number(index.events.get(fix.eventId))) : paths.section('venues');
  }
}
