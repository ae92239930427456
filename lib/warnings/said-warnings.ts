import { perConnection } from '#db/client.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { seenIndex } from '#lib/draft/queries.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { fixPath, fixPost } from '#lib/events/fix-ways.ts';
import { indexAhead, proposedFrom } from '#lib/events/prepared.ts';
import { isOfPlace, type Warning, type WarningLevel, warningKey } from '#lib/events/warning.ts';
import { changedBy, warningFixes } from '#lib/events/warning-fixes.ts';
import {
  blockingByDay,
  groupHeading,
  groupSentence,
  groupWarnings,
  kindsOf,
  type WarningCounts,
  warningCounts,
  warningKind,
} from '#lib/events/warning-groups.ts';
import { fixLabel, warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { byAct, type Standing, standingOf } from './queries.ts';

/**
 * What one act accepted, for the panel: withdrawing `ids` undoes it. Of many warnings only the
 * first are shown; `count` is their number.
 */
type SaidAcceptance = {
  ids: number[];
  count: number;
  warnings: { heading: string; sentence: string; spoken: string }[];
  /** « Accepté le 2 mai à 12 h par Camille. » */
  who: string;
  spokenWho: string;
  because: string;
};

/** How many acts, and how many warnings of one act, the panel shows; the page shows all. */
const MAX_ACTS = 20;
const MAX_OF_ONE = 5;

/** The newest acts first, because the user looks for what was just accepted. */
function saidAcceptances(accepted: Standing['accepted'], index: DraftIndex, locale: Locale): SaidAcceptance[] {
  const t = translator(locale, 'desk');
  const zone = index.draft.festival.timeZone;
  const acts = byAct(accepted, ({ acceptance }) => acceptance);
  const newest = (act: (typeof acts)[number]) => Math.max(...act.map(({ acceptance }) => acceptance.id));
  return acts
    .sort((a, b) => newest(b) - newest(a))
    .slice(0, MAX_ACTS)
    .flatMap((act) => {
      const [first] = act;
      if (!first) return [];
      const { at, byName: name, reason } = first.acceptance;
      const who = (when: string) => (name ? t('settle.by', { when, name }) : t('settle.byNobody', { when }));
      return {
        ids: act.map(({ acceptance }) => acceptance.id),
        count: act.length,
        warnings: act.slice(0, MAX_OF_ONE).map(({ warning }) => ({
          heading: warningHeading(warning, index, locale),
          sentence: warningSentence(warning, index, locale),
          spoken: warningSentence(warning, index, locale, 'spoken'),
        })),
        who: typeset(who(formatInstant(at, zone, locale, 'long')), locale),
        spokenWho: typeset(who(spokenInstant(at, zone, locale, 'long')), locale),
        because: typeset(t('settle.because', { reason }), locale),
      };
    });
}

/** A group of warnings for the grid's panel. */
export type SaidGroup = {
  key: string;
  level: WarningLevel;
  /** The festival day of its first warning; null when that has none. */
  day: string | null;
  heading: string;
  sentence: string;
  spoken: string;
  eventIds: number[];
  /** Null: they have to be requested. */
  fixes: Fix[] | null;
  /** The `warningKey` of the first, by which it is accepted, and how many of its kind are open. */
  warning: string;
  ofKind: number;
  /** Whether it has several warnings, which are shown and accepted together. */
  isSeveral: boolean;
};

/**
 * An act to post, or a link to a page; `changes`: the facts of the séances it changes that decide
 * whose remit they are in.
 */
export type Fix = {
  label: string;
  act: GridAct | null;
  href: string | null;
  changes: Pick<DraftEvent, 'rooms' | 'themeIds'>[];
};

/** The open warnings; accepted ones are only counted. */
export type SaidWarnings = {
  groups: SaidGroup[];
  /** How many warnings (not groups) are open; `drawn` of them are in the groups. */
  count: WarningCounts;
  drawn: number;
  accepted: number;
  /** The `warningKey` of the accepted ones. */
  acceptedKeys: string[];
  acceptances: SaidAcceptance[];
  /**
   * How many acceptances no longer hold because their facts changed; their warnings are open again
   * if they still exist.
   */
  lapsed: number;
  /**
   * Warnings that a grid cannot find by itself: how many each séance has, and how many block on
   * each day.
   */
  counts: Record<number, number>;
  blocking: Record<string, number>;
};

/** More groups than anybody settles at once; the rest is only counted. */
const MAX_GROUPS = 150;
/**
 * Fixes are tried on the whole draft, which is slow: only the first groups have them, others are
 * requested one by one (`fixesOfGroup`).
 */
const MAX_FIXED = 6;
/** Several grids request the same after each act. */
const MAX_KEPT = 8;

const keptOf = perConnection(() => new CountedCache<SaidWarnings>(MAX_KEPT));

/** The warnings of a draft as text, most urgent first, with their fixes at `now` (an instant). */
export function saidWarnings(festival: Authorized<'read'>, locale: Locale, now: string): SaidWarnings {
  const { db, id } = festival;
  const key = `${id} ${locale} ${lastChange(db, id)} ${proposedFrom(festival, now)}`;
  return keptOf(db).keep(key, () => sayAll(festival, locale, now));
}

/** The fixes for the warnings of one group; empty when they are gone. */
export function fixesOfGroup(festival: Authorized<'read'>, locale: Locale, key: string, now: string): Fix[] {
  const index = indexAhead(seenIndex(festival), now);
  const { open } = standingOf(index, {}, festival.db);
  const group = groupWarnings(open).find((one) => one.key === key);
  const [first] = group?.warnings ?? [];
  return first && group?.warnings.length === 1 ? fixesOf(first, index, festival.slug, locale) : [];
}

function sayAll(festival: Authorized<'read'>, locale: Locale, now: string): SaidWarnings {
  const index = indexAhead(seenIndex(festival), now);
  const { open: warnings, accepted, lapsed } = standingOf(index, {}, festival.db);
  const groups = groupWarnings(warnings);
  const kinds = kindsOf(warnings);
  const shown = groups.slice(0, MAX_GROUPS);
  const said = shown.map((group, i): SaidGroup => {
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
      warning: first ? warningKey(first) : '',
      ofKind: first ? (kinds.get(warningKind(first)) ?? 1) : 0,
      isSeveral: group.warnings.length > 1,
      fixes: !isAlone ? [] : i < MAX_FIXED ? fixesOf(first, index, festival.slug, locale) : null,
    };
  });
  return {
    groups: said,
    count: warningCounts(warnings),
    drawn: shown.reduce((sum, group) => sum + group.warnings.length, 0),
    accepted: accepted.length,
    acceptedKeys: accepted.map(({ warning }) => warningKey(warning)),
    acceptances: saidAcceptances(accepted, index, locale),
    lapsed: lapsed.length,
    counts: lackingOf(warnings),
    blocking: Object.fromEntries(
      blockingByDay(
        warnings.filter((warning) => !isOfPlace(warning)),
        index,
      ),
    ),
  };
}

function lackingOf(warnings: readonly Warning[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const warning of warnings)
    if (!isOfPlace(warning)) for (const id of warning.eventIds) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function fixesOf(warning: Warning, index: DraftIndex, slug: string, locale: Locale): Fix[] {
  return warningFixes(warning, index)
    .filter((fix) => fix.kind !== 'open-event')
    .map((fix) => {
      const act = fixPost(fix, index);
      return {
        label: fixLabel(fix, index, locale),
        act,
        href: act ? null : fixPath(fix, index, locale, slug),
        changes: changedBy(fix, index).map(({ rooms, themeIds }) => ({ rooms, themeIds })),
      };
    });
}
