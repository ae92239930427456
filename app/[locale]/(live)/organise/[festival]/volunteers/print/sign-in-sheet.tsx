import { getTranslations } from 'next-intl/server';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { type Drawing, printedShifts } from './drawing.ts';

/**
 * A page per room: who is expected, with room to sign. A free place of a shift is a line without a
 * name.
 */
export async function SignInSheet(drawing: Drawing) {
  const { festival, day, locale, stamp } = drawing;
  const t = await getTranslations('coordination.print');
  const shifts = printedShifts(drawing, day);
  const rooms = [...new Set(shifts.map(({ room }) => room))];
  return rooms.map((room) => (
    <article key={room} className="sheet sign-in">
      <header>
        <h2>{room || t('nowhere')}</h2>
        <p>
          <b>{formatDate(day, locale, 'full')}</b>
          {[null, typesetIn(festival.name, locale), stamp].join(SEPARATOR)}
        </p>
      </header>
      <table>
        <thead>
          <tr>
            {(['time', 'task', 'name', 'came', 'went', 'signature'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts
            .filter((one) => one.room === room)
            .flatMap(({ shift, task, people }) =>
              Array.from({ length: Math.max(shift.people, people.length) }, (_, i) => (
                <tr key={`${shift.id} ${String(i)}`}>
                  <td className="sheet-time">{i === 0 ? formatTimeRange(shift.startsAt, shift.endsAt, locale) : ''}</td>
                  <td>{i === 0 ? task : ''}</td>
                  <td>{people[i]?.name ?? ''}</td>
                  <td />
                  <td />
                  <td />
                </tr>
              )),
            )}
        </tbody>
      </table>
    </article>
  ));
}
