import { randomUUID } from 'node:crypto';
import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '#app/_components/answered-form.tsx';
import { RecordHead } from '#app/_components/records/page-frame.tsx';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { byStart, gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatTimeRange } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { type Generation, generationOf, type NewEventShift } from '#lib/volunteers/assign.ts';
import { planOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';
import { generate } from './actions.ts';
import { askedFor, Choose, fieldsOf } from './choose.tsx';

export const generateMetadata = titled('coordination', 'shifts.generate');

/** Shifts for many séances in one act: chosen, shown, then made. */
export default festivalPage('volunteers', async function GeneratePage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.generate');
  const coordination = await getTranslations('coordination');
  const plan = planOf(festival.id, festival.db);
  const fields = fieldsOf(query);
  const given = new Map<string, string[]>();
  for (const [name, value] of fields) gather(given, name, value);
  const input = fields.length > 0 ? askedFor(fields) : null;
  const generation = input && generationOf(festival, input);
  const count = generation?.shifts.length ?? 0;
  return (
    <div className="grid max-w-[72rem] gap-6">
      <RecordHead
        back={{ href: paths.volunteers(), label: coordination('title') }}
        title={coordination('shifts.generate')}
      >
        {t('lead')}
      </RecordHead>
      {plan.tasks.length === 0 ? (
        <p>
          <Link href={paths.volunteers('tasks', 'new')} className="btn lamp">
            {coordination('shifts.noTasks')}
          </Link>
        </p>
      ) : (
        <Choose
          choices={choicesOf(plan, locale)}
          kinds={[...new Set(plan.index.draft.events.map(({ kind }) => kind))]}
          given={given}
        />
      )}
      {fields.length > 0 && (
        <section id="preview" aria-labelledby="would" className="grid gap-4">
          <h2 id="would">{generation ? t('would', { count, events: generation.eventIds.length }) : t('wrong')}</h2>
          {generation && count > 0 && (
            <ButtonForm
              action={generate.bind(null, { locale, slug: festival.slug, number: null })}
              values={[...fields, ['expected', String(count)], ['clientKey', randomUUID()]]}
              className="btn lamp"
            >
              <Check aria-hidden size={18} />
              {t('make', { count })}
            </ButtonForm>
          )}
          {generation && <Preview plan={plan} generation={generation} locale={locale} />}
        </section>
      )}
    </div>
  );
});

const NO_RULE = { place: '', roomId: null, startsAt: null, endsAt: null, date: null, personId: null, moment: null };

/** The shifts that would be made, séance by séance. */
async function Preview({ plan, generation, locale }: { plan: VolunteerPlan; generation: Generation; locale: Locale }) {
  const t = await getTranslations('coordination.generate');
  const { index, names, moments } = plan;
  const task = (id: number) => typesetIn(names.tasks.get(id)?.name, locale);
  const when = (shift: NewEventShift) => {
    const times = shiftTimesOf({ ...NO_RULE, ...shift, rule: 'event' }, moments);
    return times.isTimed ? formatTimeRange(times.startsAt, times.endsAt, locale, times) : t('untimed');
  };
  const events = generation.eventIds.flatMap((id) => index.events.get(id) ?? []).sort(byStart);
  return (
    <PlainTable
      columns={(['event', 'when', 'room', 'shifts'] as const).map((key) => ({ key, label: t(`columns.${key}`) }))}
      rows={events.map((event) => ({
        key: event.id,
        cells: {
          event: typesetIn(names.events.get(event.id), locale),
          when:
            event.startsAt === null ? (
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
            ),
          room: typeset(roomNameIn(index, event.rooms[0]?.roomId, locale), locale),
          shifts: (
            <>
              {generation.shifts
                .filter(({ eventId }) => eventId === event.id)
                .map((shift) => (
                  <span key={shift.taskId} className="block">
                    <b className="num">{shift.people}</b> {task(shift.taskId)}{' '}
                    <span className="nowrap text-soft">{when(shift)}</span>
                  </span>
                ))}
              {generation.already
                .filter(({ eventId }) => eventId === event.id)
                .map(({ taskId }) => (
                  <span key={taskId} className="block text-soft">
                    {t('already', { task: task(taskId) })}
                  </span>
                ))}
            </>
          ),
        },
      }))}
    />
  );
}
