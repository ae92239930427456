import { randomUUID } from 'node:crypto';
import { Star, UserCheck, UserMinus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { one } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { removeShift } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/actions.ts';
import { RepeatBox, ShiftForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/shift-form.tsx';
import { AssignmentState } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { newShiftValues, shiftFormValues } from '#lib/volunteers/form-values.ts';
import { otherDaysOf } from '#lib/volunteers/other-days.ts';
import { planOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { isActive, isCountedOn } from '#lib/volunteers/planning.ts';
import type { Assignment, Shift } from '#lib/volunteers/roots.ts';
import { ruleInWords } from '#lib/volunteers/say-shift.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';
import { obstacleInWords, reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { type Could, type CouldNot, whoCould } from '#lib/volunteers/warnings.ts';

/** The page of a shift: when it is, and who does it. */
const record = recordPage(
  'volunteers',
  async ({ locale, festival, segments: { shift: segment = '' } }) => {
    const plan = planOf(festival.id, festival.db);
    const shift = recordAt(segment, (asked) => plan.shifts.find(({ id }) => id === asked));
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
      : asNew({
          ...newShiftValues,
          taskId: choices.tasks[0]?.value ?? '',
          day: choices.days[0]?.value ?? '',
          ...(one(query.event) && { rule: 'event' as const, eventId: one(query.event) }),
        });
    return {
      back: { href: paths.volunteers('shifts'), label: setTranslator(locale, 'coordination')('tabs.shifts') },
      about: (
        <>
          {times?.isTimed && (
            <p className="font-semibold text-ink">
              <DateOf date={dateOfHour(times.startsAt)} locale={locale} />
              {SEPARATOR}
              <TimeRange from={times.startsAt} to={times.endsAt} isEndAgain={times.isEndAgain} locale={locale} />
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
            <IslandMessages also={['volunteerForms']}>
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

type Scene = { plan: VolunteerPlan; shift: Shift; locale: Locale; paths: ReturnType<typeof deskPaths> };

/** Who has a shift, who could take it, and who could not and why. */
async function Who(scene: Scene) {
  const t = await getTranslations('coordination.who');
  const { plan, shift } = scene;
  const all = plan.assignments.filter(({ shiftId }) => shiftId === shift.id);
  const there = all.filter(isActive);
  const { could, couldNot } = whoCould(plan.runningAt(now()), shift.id);
  return (
    <section aria-labelledby="who" className="card p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id="who" className="text-[1.2rem]">
        {t('title', { present: there.filter(isCountedOn).length, needed: shift.people })}
      </h2>
      {there.length === 0 && <p className="mt-2 text-soft">{t('nobody')}</p>}
      <ul className="who-list">
        {there.map((row) => (
          <There key={row.id} row={row} {...scene} />
        ))}
      </ul>
      {could.length > 0 && <h3 className="vol-day">{t('could', { count: could.length })}</h3>}
      <ul className="who-list">
        {could.map((one) => (
          <CouldBe key={one.volunteerId} one={one} {...scene} />
        ))}
      </ul>
      {couldNot.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">
            {t('couldNot', { count: couldNot.length })}
          </summary>
          <p className="hint">{t('despite')}</p>
          <ul className="who-list">
            {couldNot.map((one) => (
              <CouldNotBe key={one.volunteerId} one={one} {...scene} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

async function There({ row, plan, locale, paths }: Scene & { row: Assignment }) {
  const t = await getTranslations('coordination.who');
  const name = plan.names.volunteers.get(row.volunteerId)?.name ?? '';
  const { id } = row;
  return (
    <li>
      <p className="min-w-0 flex-[1_1_12rem]">
        <Link href={paths.volunteers('people', row.volunteerId)} className="link">
          {typeset(name, locale)}
        </Link>{' '}
        <AssignmentState row={row} /> {row.isReferent && <span className="flag warn">{t('referent')}</span>}{' '}
        {row.checkedInAt !== null && <span className="flag good">{t('there')}</span>}
      </p>
      {row.state === 'offered' && (
        <ActButton
          act="confirm"
          values={{ shiftId: row.shiftId, volunteerId: row.volunteerId }}
          label={t('confirmNamed', { name })}
        >
          <UserCheck aria-hidden size={18} />
          {t('confirm')}
        </ActButton>
      )}
      <ActButton
        act="referent"
        values={{ id, isReferent: row.isReferent ? 'no' : 'yes' }}
        label={t(row.isReferent ? 'notReferentNamed' : 'makeReferentNamed', { name })}
      >
        <Star aria-hidden size={18} />
        {t(row.isReferent ? 'notReferent' : 'makeReferent')}
      </ActButton>
      <ActButton act="unassign" values={{ id }} label={t('removeNamed', { name })}>
        <UserMinus aria-hidden size={18} />
        {t('remove')}
      </ActButton>
    </li>
  );
}

async function CouldBe({ one, plan, shift, locale }: Scene & { one: Could }) {
  const t = await getTranslations('coordination.holes');
  const name = plan.names.volunteers.get(one.volunteerId)?.name ?? '';
  const reasons = one.reasons.map((reason) => reasonInWords(reason, plan.names, locale));
  return (
    <li>
      <ActButton
        act="assign"
        values={{ shiftId: shift.id, volunteerId: one.volunteerId }}
        className="hole-person"
        label={t('ask', { name, why: reasons.join(', ') })}
      >
        <b>{typeset(name, locale)}</b>
        <span>{reasons.join(SEPARATOR)}</span>
      </ActButton>
    </li>
  );
}

async function CouldNotBe({ one, plan, shift, locale }: Scene & { one: CouldNot }) {
  const t = await getTranslations('coordination.who');
  const say = await getTranslations('volunteers.obstacle');
  const name = plan.names.volunteers.get(one.volunteerId)?.name ?? '';
  const why = [
    ...(one.hasDeclined ? [say('declined')] : []),
    ...one.obstacles.map((obstacle) => obstacleInWords(obstacle, plan.names, locale)),
  ];
  return (
    <li>
      <p className="min-w-0 flex-[1_1_14rem]">
        <b>{typeset(name, locale)}</b> <span className="text-soft">{why.join(' ')}</span>
      </p>
      <ActButton
        act="assign"
        values={{ shiftId: shift.id, volunteerId: one.volunteerId }}
        label={t('askNamed', { name })}
      >
        {t('ask')}
      </ActButton>
    </li>
  );
}

/** The days on which a shift can be repeated, with its hours there, or why it cannot. */
async function daysToRepeat(shift: Shift, plan: VolunteerPlan, locale: Locale) {
  const t = await getTranslations('volunteerForms.repeat');
  const why = await getTranslations('volunteers.untimed');
  const days = plan.index.draft.days.map(({ date }) => date);
  return otherDaysOf(shift, days, plan.shifts, plan.moments).map(({ day, would }) => ({
    value: day,
    label: formatDate(day, locale),
    said: would.isTimed
      ? formatTimeRange(would.startsAt, would.endsAt, locale, would)
      : would.why === 'there' || would.why === 'skipped'
        ? t(would.why)
        : why(would.why),
    isOpen: would.isTimed || (would.why !== 'there' && would.why !== 'skipped'),
  }));
}
