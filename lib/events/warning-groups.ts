import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { isReadTogether, type Warning, type WarningLevel, warningKey } from './warning.ts';
import { warningHeading, warningSentence } from './warning-sentences.ts';
import { listedInShort, warningSpeaker } from './warning-speaker.ts';

/**
 * Warnings that are shown and accepted together: « Droits inconnus · 6 films ». A clash is a group
 * of its own.
 */
type WarningGroup = {
  /** The same key for the same kind of warning in every draft: for anchors and React keys. */
  key: string;
  level: WarningLevel;
  warnings: Warning[];
};

/** The kind that a group is about; null for a clash, which has its own séances and hour. */
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

/** Warnings of one kind can be accepted together: the key of their group, else their code. */
export const warningKind = (warning: Warning): string => groupKey(warning) ?? warning.code;

/**
 * How many open warnings there are of each kind: the number in « toutes les alertes de ce genre ».
 */
export type Kinds = ReadonlyMap<string, number>;

export function kindsOf(open: readonly Warning[]): Kinds {
  const kinds = new Map<string, number>();
  for (const warning of open) kinds.set(warningKind(warning), (kinds.get(warningKind(warning)) ?? 0) + 1);
  return kinds;
}

/** Groups sorted warnings, in the order of their first one; clashes keep their place. */
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
 * How many warnings are open, in all and by level. Every number of warnings on a screen is one of
 * these.
 */
export type WarningCounts = Record<'all' | WarningLevel, number>;

export function warningCounts(open: readonly Warning[]): WarningCounts {
  const counts: WarningCounts = { all: open.length, blocking: 0, warning: 0, hint: 0 };
  for (const { level } of open) counts[level]++;
  return counts;
}

/**
 * How many warnings block séances of each festival day; one that is in several lists counts once,
 * one about séances of several days on each of them.
 */
export function blockingByDay(warnings: Iterable<Warning>, { events, draft }: DraftIndex): Map<string, number> {
  const days = new Map<string, Set<string>>();
  for (const warning of warnings) {
    if (warning.level !== 'blocking') continue;
    for (const id of warning.eventIds) {
      const startsAt = events.get(id)?.startsAt;
      if (!startsAt) continue;
      const day = festivalDayOf(startsAt, draft.festival.dayStartsAt);
      days.set(day, (days.get(day) ?? new Set()).add(warningKey(warning)));
    }
  }
  return new Map([...days].map(([day, keys]) => [day, keys.size]));
}

/**
 * The groups, each with as many of its warnings as fit on a page of `most`; groups without any are
 * left out.
 */
export function drawnGroups(warnings: readonly Warning[], most: number): { group: WarningGroup; drawn: Warning[] }[] {
  let left = most;
  return groupWarnings(warnings).flatMap((group) => {
    const drawn = group.warnings.slice(0, left);
    left -= drawn.length;
    return drawn.length > 0 ? [{ group, drawn }] : [];
  });
}

/** The heading of a group: « Droits inconnus · 6 films »; of a clash, its level, day and room. */
export function groupHeading({ warnings }: WarningGroup, index: DraftIndex, locale: Locale): string {
  const [first] = warnings;
  if (!first) return '';
  const t = translator(locale, 'warnings');
  const count = warnings.length;
  const said = (heading: string) => typeset(heading, locale);
  switch (first.code) {
    case 'rights-missing':
      return said(t(`group.rights.${first.problem}`, { count }));
    case 'unconfirmed':
      return said(t(`group.unconfirmed.${first.standing}`, { count }));
    case 'incomplete':
      return first.filmId === undefined
        ? said(t(`group.event.${first.missing}`, { count }))
        : said(t(`group.film.${first.missing}`, { count }));
    default:
      return isReadTogether(first)
        ? said(t(`group.code.${first.code}`, { count }))
        : warningHeading(first, index, locale);
  }
}

/** The sentence of a group: that of its only warning, else the names: « A », « B » et 4 autres. */
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

/**
 * Whether the séance is what has to be settled, even if the warning names a film or a person too.
 */
const isAboutEvents = ({ code }: Warning) =>
  code !== 'rights-missing' && code !== 'unconfirmed' && code !== 'incomplete';

/**
 * The names in these warnings, each once; séances with the same title are told apart. They are
 * computed only when needed, because each séance is compared with all the others for it.
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
