import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { typeset } from '#lib/time/format.ts';
import { isReadTogether, type Warning, type WarningLevel, warningKey } from './warning.ts';
import { warningHeading, warningSentence } from './warning-sentences.ts';
import { listedInShort, warningSpeaker } from './warning-speaker.ts';

/**
 * Warnings that are read, and accepted, together: « Droits inconnus · 6 films ». A clash stands
 * alone.
 */
type WarningGroup = {
  /** The same for the same kind of warning, whatever the draft: for anchors and React keys. */
  key: string;
  level: WarningLevel;
  warnings: Warning[];
};

/** What a group is about; null for a clash, which has its own séances and its own hour. */
function groupKey(warning: Warning): string | null {
  switch (warning.code) {
    case 'rights-missing':
      return `rights-${warning.problem}`;
    case 'unconfirmed':
      return `unconfirmed-${warning.standing}`;
    case 'incomplete':
      return `${warning.filmId === undefined ? 'event' : 'film'}-${warning.missing}`;
    default:
      return isReadTogether(warning) ? warning.code : null;
  }
}

/** Warnings of one kind can be accepted together: what they are grouped by, else their code. */
export const warningKind = (warning: Warning): string => groupKey(warning) ?? warning.code;

/** How many open warnings there are of each kind: what « toutes les alertes de ce genre » means. */
export type Kinds = ReadonlyMap<string, number>;

export function kindsOf(open: readonly Warning[]): Kinds {
  const kinds = new Map<string, number>();
  for (const warning of open) kinds.set(warningKind(warning), (kinds.get(warningKind(warning)) ?? 0) + 1);
  return kinds;
}

/** Groups sorted warnings, in the order of their first; clashes keep their place. */
export function groupWarnings(warnings: readonly Warning[]): WarningGroup[] {
  const groups = new Map<string, WarningGroup>();
  for (const warning of warnings) {
    const key =
      groupKey(warning) ??
      `${warning.code}-${warning.eventIds.join('-')}-${warning.personId ?? warning.roomId ?? warning.filmId ?? ''}-${warning.code === 'room-closed' ? `${warning.why}${warning.blockId ?? ''}` : warning.code === 'person-absent' ? warning.problem : ''}`;
    const group = groups.get(key);
    if (group) group.warnings.push(warning);
    else groups.set(key, { key, level: warning.level, warnings: [warning] });
  }
  return [...groups.values()];
}

/**
 * How many warnings are open, in all and of each level. Every screen that says a number says one of
 * these.
 */
export type WarningCounts = Record<'all' | WarningLevel, number>;

export function warningCounts(open: readonly Warning[]): WarningCounts {
  const counts: WarningCounts = { all: open.length, blocking: 0, warning: 0, hint: 0 };
  for (const { level } of open) counts[level]++;
  return counts;
}

/** How many warnings block on each festival day; one that stands in several lists counts once. */
export function blockingByDay(warnings: Iterable<Warning>): Map<string, number> {
  const days = new Map<string, Set<string>>();
  for (const warning of warnings) {
    if (warning.level !== 'blocking' || warning.day === null) continue;
    const known = days.get(warning.day) ?? new Set();
    days.set(warning.day, known.add(warningKey(warning)));
  }
  return new Map([...days].map(([day, keys]) => [day, keys.size]));
}

/**
 * Groups whole, with as many of their warnings as a page draws; a group of which none would be
 * drawn is left out.
 */
export function drawnGroups(warnings: readonly Warning[], most: number): { group: WarningGroup; drawn: Warning[] }[] {
  let left = most;
  return groupWarnings(warnings).flatMap((group) => {
    const drawn = group.warnings.slice(0, left);
    left -= drawn.length;
    return drawn.length > 0 ? [{ group, drawn }] : [];
  });
}

/**
 * What stands over a group: « Droits inconnus · 6 films »; over a clash, its level, day and room.
 */
export function groupHeading({ warnings }: WarningGroup, index: DraftIndex, locale: Locale): string {
  const [first] = warnings;
  if (!first) return '';
  const t = translator(locale, 'warnings');
  const count = warnings.length;
  switch (first.code) {
    case 'rights-missing':
      return typeset(t(`group.rights.${first.problem}`, { count }), locale);
    case 'unconfirmed':
      return typeset(t(`group.unconfirmed.${first.standing}`, { count }), locale);
    case 'incomplete':
      return first.filmId === undefined
        ? typeset(t(`group.event.${first.missing}`, { count }), locale)
        : typeset(t(`group.film.${first.missing}`, { count }), locale);
    default:
      return isReadTogether(first)
        ? typeset(t(`group.code.${first.code}`, { count }), locale)
        : warningHeading(first, index, locale);
  }
}

/**
 * What a group says: the sentence of its only warning, else whom it names: « A », « B » et 4
 * autres.
 */
export function groupSentence({ warnings }: WarningGroup, index: DraftIndex, locale: Locale): string {
  const [first] = warnings;
  if (!first) return '';
  if (warnings.length === 1) return warningSentence(first, index, locale);
  const t = translator(locale, 'warnings');
  const names = namesOf(warnings, index, locale);
  const more = isAboutEvents(first)
    ? 'and'
    : first.filmId !== undefined
      ? 'andFilms'
      : first.personId !== undefined
        ? 'andPeople'
        : 'and';
  return typeset(
    `${listedInShort(
      names,
      (name) => name(),
      locale,
      (list, count) => t(more, { list, count }),
    )}.`,
    locale,
  );
}

/** A film or a person may be named in it: what is to be settled is the séance. */
const isAboutEvents = ({ code }: Warning) =>
  code !== 'rights-missing' && code !== 'unconfirmed' && code !== 'incomplete';

/**
 * What each that they name is called, once, two of one title told apart where they are séances.
 * Asked for only of those that are named, as a séance is compared with all the others for it.
 */
function namesOf(warnings: readonly Warning[], index: DraftIndex, locale: Locale): (() => string)[] {
  const { title, film, person } = warningSpeaker(index, locale, 'printed', null);
  const events = warnings.flatMap(({ eventIds }) => index.events.get(eventIds[0] ?? 0) ?? []);
  const names = warnings.map((warning): [key: string, name: () => string] => {
    const { filmId, personId, eventIds } = warning;
    if (filmId !== undefined && !isAboutEvents(warning)) return [`film ${filmId}`, () => film(filmId)];
    if (personId !== undefined && !isAboutEvents(warning)) return [`person ${personId}`, () => person(personId)];
    const event = index.events.get(eventIds[0] ?? 0);
    return [`event ${eventIds[0]}`, () => (event ? title(event, events) : '?')];
  });
  return [...new Map(names).values()];
}
