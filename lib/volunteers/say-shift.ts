import type { Bilingual } from '#db/columns.ts';
import { gather } from '#lib/grouped.ts';
import { type Locale, locales, type Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { titleKey } from '#lib/search/words.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import {
  formatDate,
  formatDuration,
  formatTime,
  formatTimeRange,
  spokenDuration,
  spokenTimeRange,
} from '#lib/time/format.ts';
import type { PlanShift } from './planning.ts';
import type { Volunteer } from './roots.ts';
import type { Rule } from './shift-times.ts';

/*
 * Words about shifts and volunteers: names, hours, the rule of a shift, the language to write in,
 * and names that tell namesakes apart.
 */

/** The names that sentences about volunteers need, by id. */
export type Names = {
  volunteers: ReadonlyMap<number, { name: string }>;
  tasks: ReadonlyMap<number, { name: Bilingual }>;
  rooms: ReadonlyMap<number, { name: Bilingual }>;
  shifts: ReadonlyMap<number, Pick<PlanShift, 'taskId' | 'roomId' | 'startsAt' | 'endsAt' | 'day'>>;
  /** Titles of séances. */
  events: ReadonlyMap<number, Bilingual>;
};

/** How people, tasks, shifts and durations are named for this reader. */
export function shiftSpeaker(names: Names, locale: Locale, voice: Voice = 'printed') {
  const t = translator(locale, 'volunteers');
  const time = voice === 'spoken' ? spokenTimeRange : formatTimeRange;
  const length = voice === 'spoken' ? spokenDuration : formatDuration;
  const task = (id: number) => inLocale(names.tasks.get(id)?.name, locale) || '?';
  const room = (id: number | null) => (id === null ? '' : inLocale(names.rooms.get(id)?.name, locale));
  const at = (shift: Pick<PlanShift, 'taskId' | 'roomId' | 'startsAt' | 'endsAt' | 'isEndAgain'>) => {
    const { taskId, roomId, startsAt, endsAt } = shift;
    const values = { task: task(taskId), time: time(startsAt, endsAt, locale, shift), place: room(roomId) };
    return values.place === '' ? t('shift', values) : t('shiftAt', values);
  };
  return {
    t,
    locale,
    minutes: (minutes: number) => length(minutes, locale, 'hours'),
    /** `22:00` */
    hour: (hour: string) => formatTime(hour, locale),
    volunteer: (id: number) => names.volunteers.get(id)?.name ?? '?',
    task: (id: number) => t('task', { task: task(id) }),
    day: (date: string) => formatDate(date, locale),
    event: (id: number) => t('task', { task: inLocale(names.events.get(id), locale) || '?' }),
    list: (parts: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts),
    at,
    /** « Placement », 14 h – 16 h, Auditorium. */
    shift: (id: number) => {
      const shift = names.shifts.get(id);
      return shift ? at(shift) : '?';
    },
    /** The same with its date. */
    shiftOnDay: (id: number) => {
      const shift = names.shifts.get(id);
      return shift ? t('onDay', { shift: at(shift), day: formatDate(dateOfHour(shift.startsAt), locale) }) : '?';
    },
  };
}

export type ShiftSpeaker = ReturnType<typeof shiftSpeaker>;

/**
 * The hours of a day in words, in the form that `typedHours` reads back: « toute la journée », « à
 * partir de 18 h », « jusqu’à 13 h », « 14 h – 18 h ».
 */
export function hoursInWords({ from, until }: { from: string; until: string }, locale: Locale): string {
  const t = translator(locale, 'volunteers');
  if (from && until) return formatTimeRange(from, until, locale);
  if (from) return typeset(t('hours.from', { time: formatTime(from, locale) }), locale);
  return until ? typeset(t('hours.until', { time: formatTime(until, locale) }), locale) : t('hours.whole');
}

/**
 * The rule of a shift in words, « 10 min avant les portes → salle libre »; empty for fixed hours.
 * `person` is the guest's name.
 */
export function ruleInWords(shift: Omit<Rule, 'startsAt' | 'endsAt'>, locale: Locale, person: string): string {
  const t = translator(locale, 'volunteers');
  if (shift.rule === 'fixed') return '';
  const point = (anchor: Rule['fromAnchor'], offset: number | null) => {
    const of = anchor ?? 'guest';
    if (!offset) return t(`rule.at.${of}`);
    const minutes = formatDuration(Math.abs(offset), locale, 'hours');
    return offset < 0 ? t(`rule.before.${of}`, { minutes }) : t(`rule.after.${of}`, { minutes });
  };
  const from = point(shift.fromAnchor, shift.fromMinutes);
  const to = point(shift.toAnchor, shift.toMinutes);
  const said =
    shift.rule === 'guest'
      ? t(`rule.${shift.moment ?? 'arrival'}`, { from, to, person })
      : t('rule.span', { from, to });
  return typeset(said, locale);
}

/**
 * The language of messages to a volunteer and of their page: the one of ours that they speak; the
 * festival's where they speak both, neither, or have not said.
 */
export function readIn(festival: { locale: Locale }, languages: readonly string[]): Locale {
  const spoken = locales.filter((locale) => languages.includes(locale));
  return spoken.length === 1 && spoken[0] ? spoken[0] : festival.locale;
}

type Named = Pick<Volunteer, 'id' | 'name' | 'contact'>;

/**
 * The names of volunteers for coordinators, by id: people with the same name have their contact
 * beside it and, where that is the same too, the number of their record. Never for printed sheets,
 * nor for volunteers.
 */
export function volunteersApart(volunteers: readonly Named[]): ReadonlyMap<number, { name: string }> {
  const byName = new Map<string, Named[]>();
  for (const one of volunteers) gather(byName, titleKey(one.name), one);
  return new Map(
    volunteers.map((one) => {
      const others = (byName.get(titleKey(one.name)) ?? []).filter((other) => other !== one);
      if (others.length === 0) return [one.id, { name: one.name }];
      const isShared = one.contact === '' || others.some(({ contact }) => contact === one.contact);
      return [one.id, { name: `${one.name} (${isShared ? one.id : one.contact})` }];
    }),
  );
}
