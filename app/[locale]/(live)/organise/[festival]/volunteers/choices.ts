import type { Option } from '#app/_ui/field.tsx';
import { byStart } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { SEPARATOR, typeset, typesetterIn } from '#lib/i18n/typeset.ts';
import { choosablePeople } from '#lib/model/choosable-people.ts';
import { formatDate, sayTime } from '#lib/time/format.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';

/**
 * The options of the forms: tasks, rooms, séances by start, guests, days, with names in the
 * reader's language.
 */
export function choicesOf({ tasks, index, names }: VolunteerPlan, locale: Locale) {
  const { draft } = index;
  const said = typesetterIn(locale);
  const several = draft.venues.length > 1;
  const events = [...draft.events].filter(({ status }) => status !== 'cancelled').sort(byStart);
  return {
    tasks: tasks.map((task): Option => ({ value: String(task.id), label: said(task.name) })),
    rooms: draft.rooms.map(
      (room): Option => ({
        value: String(room.id),
        label: [several && said(index.venues.get(room.venueId)?.name), said(room.name)].filter(Boolean).join(' – '),
      }),
    ),
    events: events.map((event): Option => {
      const title = said(names.events.get(event.id));
      if (event.startsAt === null) return { value: String(event.id), label: title };
      return {
        value: String(event.id),
        label: `${sayTime(event.startsAt, draft.festival.dayStartsAt, locale)}${SEPARATOR}${title}`,
      };
    }),
    people: choosablePeople(draft.people, locale).map(
      ({ id, name }): Option => ({ value: String(id), label: typeset(name, locale) }),
    ),
    days: draft.days.map((day): Option => ({ value: day.date, label: formatDate(day.date, locale) })),
  };
}

export type Choices = ReturnType<typeof choicesOf>;
