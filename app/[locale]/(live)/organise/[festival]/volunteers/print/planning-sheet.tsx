import { getTranslations } from 'next-intl/server';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { type Drawing, printedShifts } from './drawing.ts';

/** A day by room and hour with the names, for the wall of the volunteers' room. */
export async function PlanningSheet(drawing: Drawing) {
  const { festival, day, locale, stamp } = drawing;
  const t = await getTranslations('coordination.print');
  const shifts = printedShifts(drawing, day);
  const rooms = [...new Set(shifts.map(({ room }) => room))];
  return (
    <article className="sheet">
      <header>
        <h2>{formatDate(day, locale, 'full')}</h2>
        <p>
          <b>{typesetIn(festival.name, locale)}</b>
          {[null, t('planning.title'), stamp].join(SEPARATOR)}
        </p>
      </header>
      {rooms.map((room) => (
        <section key={room}>
          <h3>{room || t('nowhere')}</h3>
          <table>
            <tbody>
              {shifts
                .filter((one) => one.room === room)
                .map(({ shift, task, title, people }) => (
                  <tr key={shift.id}>
                    <td className="sheet-time">{formatTimeRange(shift.startsAt, shift.endsAt, locale)}</td>
                    <th scope="row">
                      {task}
                      {title && <span>{title}</span>}
                    </th>
                    <td>
                      {people
                        .map(({ name, isReferent }) => (isReferent ? `${name} (${t('referent')})` : name))
                        .join(', ')}
                      {people.length > 0 && ' '}
                      {people.length < shift.people && (
                        <b className="sheet-hole">{t('hole', { count: shift.people - people.length })}</b>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </article>
  );
}
