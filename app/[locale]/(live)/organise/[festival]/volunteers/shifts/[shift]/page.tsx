import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { NEW, one } from '#app/_server/festival-page.tsx';
import { recordPage } from '#app/_server/record-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { removeShift } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/actions.ts';
import { RepeatBox, ShiftForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/shift-form.tsx';
import { Who } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/who.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { newShiftValues, shiftFormValues } from '#lib/volunteers/form-values.ts';
import { otherDaysOf } from '#lib/volunteers/other-days.ts';
import { planOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { Shift } from '#lib/volunteers/roots.ts';
import { ruleInWords } from '#lib/volunteers/say-shift.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';

/** The days on which a shift can be repeated, with its hours there, or why it cannot. */
async function daysToRepeat(shift: Shift, plan: VolunteerPlan, locale: Locale) {
  const t = await getTranslations('volunteerForms.repeat');
  const why = await getTranslations('volunteers.untimed');
  const days = plan.index.draft.days.map(({ date }) => date);
  return otherDaysOf(shift, days, plan.shifts, plan.moments).map(({ day, would }) => ({
    value: day,
    label: formatDate(day, locale),
    said: would.isTimed
      ? formatTimeRange(would.startsAt, would.endsAt, locale)
      : would.why === 'there' || would.why === 'skipped'
        ? t(would.why)
        : why(would.why),
    isOpen: would.isTimed || (would.why !== 'there' && would.why !== 'skipped'),
  }));
}

/** The page of a shift: when it is, and who does it. */
const record = recordPage(
  'volunteers',
  async ({ locale, festival, segments: { shift: segment = '' } }) => {
    const plan = planOf(festival.id, festival.db);
    const shift = segment === NEW ? null : (plan.shifts.find(({ id }) => id === numberOf(segment)) ?? notFound());
    const t = await getTranslations('coordination.shifts');
    const name = shift ? typesetIn(plan.names.tasks.get(shift.taskId)?.name, locale) : t('new');
    return { plan, shift, t, name };
  },
  async ({ plan, shift, t }, { locale, festival, slug, paths, query }) => {
    const why = await getTranslations('volunteers.untimed');
    const place = { locale, slug, number: shift?.id ?? null };
    const { timeZone, dayStartsAt } = festival;
    const choices = choicesOf(plan, locale);
    const times = shift && shiftTimesOf(shift, plan.moments);
    const person = plan.index.draft.people.find(({ id }) => id === shift?.personId)?.name ?? '';
    const others = shift?.status === 'planned' ? await daysToRepeat(shift, plan, locale) : [];
    const uses = plan.assignments.filter(({ shiftId }) => shiftId === shift?.id).length;
    const room = times?.roomId ? inLocale(plan.names.rooms.get(times.roomId)?.name, locale) : '';
    const title = shift?.eventId ? inLocale(plan.names.events.get(shift.eventId), locale) : '';
    const values = shift
      ? shiftFormValues(shift, festival, locale)
      : {
          ...newShiftValues,
          taskId: choices.tasks[0]?.value ?? '',
          day: choices.days[0]?.value ?? '',
          ...(one(query.event) && { rule: 'event' as const, eventId: one(query.event) }),
          clientKey: randomUUID(),
        };
    return {
      back: { href: paths.volunteers('shifts'), label: setTranslator(locale, 'coordination')('tabs.shifts') },
      about: (
        <>
          {times?.isTimed && (
            <p className="font-semibold text-ink">
              <DateOf date={dateOfHour(times.startsAt)} locale={locale} />
              {SEPARATOR}
              <TimeRange from={times.startsAt} to={times.endsAt} locale={locale} />
              {room && `${SEPARATOR}${typeset(room, locale)}`}
            </p>
          )}
          {times && !times.isTimed && <p className="font-semibold text-warn">{why(times.why)}</p>}
          {shift && shift.rule !== 'fixed' && (
            <p>
              {ruleInWords(shift, locale, person)}
              {title && `${SEPARATOR}${typeset(title, locale)}`}
            </p>
          )}
          {shift?.status === 'cancelled' && <p className="flag">{t('cancelled')}</p>}
        </>
      ),
      root: { entity: 'shift', id: shift?.id },
      messages: ['volunteerForms'],
      form: (
        <div className="grid min-w-0 gap-5">
          {shift && shift.status === 'planned' && <Who plan={plan} shift={shift} locale={locale} paths={paths} />}
          {plan.tasks.length === 0 ? (
            <p>
              <Link href={paths.volunteers('tasks', 'new')} className="btn lamp">
                {t('noTasks')}
              </Link>
            </p>
          ) : (
            <ShiftForm place={place} values={values} choices={choices} clock={{ timeZone, dayStartsAt }} />
          )}
        </div>
      ),
      beside: shift && (
        <div className="grid gap-4">
          {others.length > 0 && (
            <IslandMessages locale={locale} also={['volunteerForms']}>
              <RepeatBox place={place} days={others} clientKey={randomUUID()} />
            </IslandMessages>
          )}
          <DeleteWithSentence action={removeShift.bind(null, place)} words="coordination.shifts.delete" uses={uses} />
        </div>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
