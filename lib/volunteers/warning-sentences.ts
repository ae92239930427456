import { languagesInWords } from '#lib/i18n/languages.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Obstacle } from './obstacles.ts';
import { type Names, type ShiftSpeaker, shiftSpeaker } from './say-shift.ts';
import type { Reason, VolunteerFix, VolunteerWarning } from './warnings.ts';

/** A warning as one plain sentence, with typography. */
export function volunteerWarningSentence(
  warning: VolunteerWarning,
  names: Names,
  locale: Locale,
  voice: Voice = 'printed',
): string {
  const say = shiftSpeaker(names, locale, voice);
  const [one = 0, other = 0] = warning.shiftIds;
  const isOnDay = warning.code === 'short-rest' || !('volunteerId' in warning);
  const shift = isOnDay ? say.shiftOnDay : say.shift;
  const values = {
    ...valuesOf(warning, say),
    name: 'volunteerId' in warning ? say.volunteer(warning.volunteerId) : '',
    task: 'taskId' in warning ? say.task(warning.taskId) : '',
    day: say.day(warning.day),
    first: shift(one),
    second: shift(other),
    count: 'missing' in warning ? warning.missing : 'extra' in warning ? warning.extra : 0,
  };
  return typeset(say.t(`warning.${keyOf(warning)}`, values), locale);
}

/** The label of a fix's button. */
export function volunteerFixLabel(fix: VolunteerFix, names: Names, locale: Locale): string {
  const say = shiftSpeaker(names, locale);
  const values = {
    name: 'volunteerId' in fix ? say.volunteer(fix.volunteerId) : '',
    to: 'toVolunteerId' in fix ? say.volunteer(fix.toVolunteerId) : '',
    first: 'shiftId' in fix ? say.shift(fix.shiftId) : '',
    task: 'taskId' in fix ? say.task(fix.taskId) : '',
    count: 'people' in fix ? fix.people : 0,
  };
  return typeset(say.t(`fix.${fix.kind}`, values), locale);
}

type Said = Obstacle | VolunteerWarning;

const valuesOf = (said: Said, say: ShiftSpeaker) => ({
  minutes: 'minutes' in said ? say.minutes(said.minutes) : '',
  gap: 'gapMinutes' in said ? say.minutes(said.gapMinutes) : '',
  walk: 'walkMinutes' in said ? say.minutes(said.walkMinutes) : '',
  most: 'mostMinutes' in said ? say.minutes(said.mostMinutes) : '',
  least: 'leastMinutes' in said ? say.minutes(said.leastMinutes) : '',
  until: 'until' in said ? say.hour(said.until) : '',
  languages: 'languages' in said ? languagesInWords(said.languages, say.locale) : '',
});

const keyOf = <S extends Said>(said: S): S['code'] | 'travel-none' =>
  said.code === 'travel-short' && said.gapMinutes === 0 ? 'travel-none' : said.code;

/** An obstacle said to the coordinator (`obstacle`), or to the volunteer it refuses (`refused`). */
function obstacleAs(to: 'obstacle' | 'refused', obstacle: Obstacle, names: Names, locale: Locale): string {
  const say = shiftSpeaker(names, locale);
  // Two shifts with too little rest between them are on different days, so the day is named.
  const shift = obstacle.code === 'short-rest' ? say.shiftOnDay : say.shift;
  const other = 'otherId' in obstacle ? shift(obstacle.otherId) : '';
  return typeset(say.t(`${to}.${keyOf(obstacle)}`, { ...valuesOf(obstacle, say), other }), locale);
}

/** An obstacle as the coordinator reads it beside somebody's name. */
export const obstacleInWords = (obstacle: Obstacle, names: Names, locale: Locale): string =>
  obstacleAs('obstacle', obstacle, names, locale);

/** The same, addressed to the volunteer who wanted to take the shift. */
export const refusalInWords = (obstacle: Obstacle, names: Names, locale: Locale): string =>
  obstacleAs('refused', obstacle, names, locale);

/** Why somebody has their position in a list of who could. */
export function reasonInWords(reason: Reason, names: Names, locale: Locale): string {
  const say = shiftSpeaker(names, locale);
  const { t } = say;
  switch (reason.code) {
    case 'with':
      return t('reason.with', { names: say.list(reason.volunteerIds.map(say.volunteer)) });
    case 'misses':
      return typeset(t('reason.misses', { events: say.list(reason.eventIds.map(say.event)) }), locale);
    case 'load': {
      if (reason.minutes === 0) return t('reason.loadNone');
      const minutes = say.minutes(reason.minutes);
      const isElsewhere = reason.dayMinutes === 0;
      return isElsewhere
        ? t('reason.loadOther', { minutes })
        : t('reason.load', { minutes, dayMinutes: say.minutes(reason.dayMinutes) });
    }
    default:
      return t(`reason.${reason.code}`);
  }
}
