import { getTranslations } from 'next-intl/server';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatTimeRange, typeset } from '#lib/time/format.ts';
import type { Generation, NewEventShift } from '#lib/volunteers/generate-shifts.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';

const NO_RULE = { roomId: null, startsAt: null, endsAt: null, date: null, personId: null, moment: null };

/** What would be made, séance by séance, before it is. */
export async function Preview({
  plan,
  generation,
  locale,
}: {
  plan: VolunteerPlan;
  generation: Generation;
  locale: Locale;
}) {
  const t = await getTranslations('coordination.generate');
  const { index, names, moments } = plan;
  const task = (id: number) => typeset(inLocale(names.tasks.get(id)?.name, locale), locale);
  const when = (shift: NewEventShift) => {
    const times = shiftTimesOf({ ...NO_RULE, ...shift, rule: 'event' }, moments);
    return times.isTimed ? formatTimeRange(times.startsAt, times.endsAt, locale) : t('untimed');
  };
  const events = generation.eventIds
    .flatMap((id) => index.events.get(id) ?? [])
    .sort((a, b) => ((a.startsAt ?? '9') < (b.startsAt ?? '9') ? -1 : 1));
  return (
    <table className="data-table">
      <thead>
        <tr>
          {(['event', 'when', 'room', 'shifts'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => {
          const made = generation.shifts.filter(({ eventId }) => eventId === event.id);
          const already = generation.already.filter(({ eventId }) => eventId === event.id);
          return (
            <tr key={event.id}>
              <th scope="row">{typeset(inLocale(names.events.get(event.id), locale), locale)}</th>
              <td data-label={t('columns.when')}>
                {event.startsAt === null ? (
                  <span className="text-warn">{t('untimed')}</span>
                ) : (
                  <span className="nowrap">
                    <DateOf
                      date={festivalDayOf(event.startsAt, index.draft.festival.dayStartsAt)}
                      locale={locale}
                      style="short"
                    />
                    , <TimeOf at={event.startsAt} locale={locale} />
                  </span>
                )}
              </td>
              <td data-label={t('columns.room')}>
                {typeset(inLocale(index.rooms.get(event.rooms[0]?.roomId ?? 0)?.name, locale), locale)}
              </td>
              <td data-label={t('columns.shifts')}>
                {made.map((shift) => (
                  <span key={shift.taskId} className="block">
                    <b className="num">{shift.people}</b> {task(shift.taskId)}{' '}
                    <span className="nowrap text-soft">{when(shift)}</span>
                  </span>
                ))}
                {already.map(({ taskId }) => (
                  <span key={taskId} className="block text-soft">
                    {t('already', { task: task(taskId) })}
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
