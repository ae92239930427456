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
  return typeset(sentence(warning, shiftSpeaker(names, locale, voice)), locale);
}

function sentence(warning: VolunteerWarning, say: ShiftSpeaker): string {
  const { t } = say;
  const [one = 0, other = 0] = warning.shiftIds;
  const isOverDays = warning.code === 'short-rest';
  const first = isOverDays || !('volunteerId' in warning) ? say.shiftOnDay(one) : say.shift(one);
  const second = isOverDays ? say.shiftOnDay(other) : say.shift(other);
  switch (warning.code) {
    case 'under-staffed':
      return t('warning.under-staffed', { count: warning.missing, first });
    case 'over-staffed':
      return t('warning.over-staffed', { count: warning.extra, first });
    default:
      return personal(warning, say, first, second);
  }
}

function personal(
  warning: Extract<VolunteerWarning, { volunteerId: number }>,
  say: ShiftSpeaker,
  first: string,
  second: string,
): string {
  const { t, minutes } = say;
  const name = say.volunteer(warning.volunteerId);
  switch (warning.code) {
    case 'overlap':
      return t('warning.overlap', { name, first, second, minutes: minutes(warning.minutes) });
    case 'travel-short': {
      const walk = minutes(warning.walkMinutes);
      return warning.gapMinutes === 0
        ? t('warning.travel-none', { name, first, second, walk })
        : t('warning.travel-short', { name, first, second, walk, gap: minutes(warning.gapMinutes) });
    }
    case 'short-rest':
      return t('warning.short-rest', {
        name,
        first,
        second,
        minutes: minutes(warning.minutes),
        least: minutes(warning.leastMinutes),
      });
    case 'minor-break':
      return t('warning.minor-break', { name, first, second, least: minutes(warning.leastMinutes) });
    case 'no-consent':
      return t('warning.no-consent', { name, first });
    case 'adults-only':
      return t('warning.adults-only', { name, first });
    case 'minor-hours':
      return t('warning.minor-hours', { name, first, until: say.hour(warning.until) });
    case 'minor-at-once':
      return t('warning.minor-at-once', { name, first, most: minutes(warning.mostMinutes) });
    case 'outside-availability':
      return t('warning.outside-availability', { name, first });
    case 'not-cleared':
      return t('warning.not-cleared', { name, task: say.task(warning.taskId) });
    case 'not-spoken':
      return t('warning.not-spoken', {
        name,
        task: say.task(warning.taskId),
        languages: languagesInWords(warning.languages, say.locale),
      });
    case 'minor-day':
    case 'too-long-day':
      return t(`warning.${warning.code}`, {
        name,
        day: say.day(warning.day),
        minutes: minutes(warning.minutes),
        most: minutes(warning.mostMinutes),
      });
  }
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

const obstacleValues = (obstacle: Obstacle, say: ShiftSpeaker) => ({
  // Two shifts with too little rest between them are on different days, so the day is named.
  other:
    'otherId' in obstacle
      ? obstacle.code === 'short-rest'
        ? say.shiftOnDay(obstacle.otherId)
        : say.shift(obstacle.otherId)
      : '',
  minutes: 'minutes' in obstacle ? say.minutes(obstacle.minutes) : '',
  gap: 'gapMinutes' in obstacle ? say.minutes(obstacle.gapMinutes) : '',
  walk: 'walkMinutes' in obstacle ? say.minutes(obstacle.walkMinutes) : '',
  most: 'mostMinutes' in obstacle ? say.minutes(obstacle.mostMinutes) : '',
  least: 'leastMinutes' in obstacle ? say.minutes(obstacle.leastMinutes) : '',
  until: 'until' in obstacle ? say.hour(obstacle.until) : '',
  languages: 'languages' in obstacle ? languagesInWords(obstacle.languages, say.locale) : '',
});

const obstacleKey = (obstacle: Obstacle) =>
  obstacle.code === 'travel-short' && obstacle.gapMinutes === 0 ? ('travel-none' as const) : obstacle.code;

/** An obstacle as the coordinator reads it beside somebody's name. */
export function obstacleInWords(obstacle: Obstacle, names: Names, locale: Locale): string {
  const say = shiftSpeaker(names, locale);
  return typeset(say.t(`obstacle.${obstacleKey(obstacle)}`, obstacleValues(obstacle, say)), locale);
}

/** The same, addressed to the volunteer who wanted to take the shift. */
export function refusalInWords(obstacle: Obstacle, names: Names, locale: Locale): string {
  const say = shiftSpeaker(names, locale);
  return typeset(say.t(`refused.${obstacleKey(obstacle)}`, obstacleValues(obstacle, say)), locale);
}

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
