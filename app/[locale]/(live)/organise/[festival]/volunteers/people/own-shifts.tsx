import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { AssignmentState } from '#app/[locale]/(live)/organise/[festival]/volunteers/assignment-state.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';

/** The shifts somebody was asked for, by start, with their answers. */
export async function OwnShifts({
  board,
  volunteerId,
  locale,
  paths,
}: {
  board: VolunteersBoard;
  volunteerId: number;
  locale: Locale;
  paths: ReturnType<typeof deskPaths>;
}) {
  const t = await getTranslations('coordination.people');
  const { plan, people } = board;
  const again = people.find(({ id }) => id === volunteerId)?.toReconfirm ?? [];
  const own = plan.assignments
    .filter((row) => row.volunteerId === volunteerId)
    .flatMap((row) => {
      const shift = plan.prepared.shifts.get(row.shiftId);
      return shift ? [{ row, shift, reconfirm: again.find((one) => one.assignmentId === row.id) }] : [];
    })
    .sort((a, b) => a.shift.start - b.shift.start);
  return (
    <section className="card vol-box" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {own.length === 0 && <p className="text-soft">{t('noShift')}</p>}
      <ul>
        {own.map(({ row, shift, reconfirm }) => (
          <li key={row.id}>
            <Link href={paths.volunteers('shifts', shift.id)} className="link">
              {typesetIn(plan.names.tasks.get(shift.taskId)?.name, locale)}
            </Link>{' '}
            <AssignmentState row={row} />
            <p className="text-soft">
              <DateOf date={dateOfHour(shift.startsAt)} locale={locale} style="short" />,{' '}
              <TimeRange from={shift.startsAt} to={shift.endsAt} locale={locale} />
              {shift.roomId !== null && `${SEPARATOR}${typesetIn(plan.names.rooms.get(shift.roomId)?.name, locale)}`}
            </p>
            {reconfirm && <p className="text-bad">{reconfirmSentence(reconfirm, plan.names, locale)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
