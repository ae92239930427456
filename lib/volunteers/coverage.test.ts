import { describe, expect, it } from 'vitest';
import { eventOf, itemOf } from '#lib/model/draft-testing.ts';
import { type Coverage, coverageOf, staffingOf } from './coverage.ts';
import { timedShifts } from './planning.ts';
import type { Assignment, Shift } from './roots.ts';
import { assignmentOf, eventShiftOf, hoursOf, momentsOfDraft } from './testing.ts';

const covered = (shifts: Shift[], assignments: Assignment[] = []): Coverage =>
  coverageOf({
    timed: timedShifts(shifts, momentsOfDraft([eventOf(1, { status: 'cancelled' })])),
    assignments,
    roomOrder: [2, 1],
    taskOrder: [1, 2],
    zone: 'Europe/Paris',
  });

/** « room task 10:00–11:00 1/2 short ». */
const said = ({ rooms }: Coverage) =>
  rooms.flatMap(({ roomId, lines }) =>
    lines.flatMap(({ taskId, cells }) =>
      cells.map(
        (cell) =>
          `${roomId} ${taskId} ${cell.startsAt.slice(11)}–${cell.endsAt.slice(11)} ${cell.present}/${cell.needed} ${cell.staffing}`,
      ),
    ),
  );

describe('coverage', () => {
  it('says of a cell that it ends in the second of two such hours', () => {
    const night = eventOf(1, { startsAt: '2026-10-25T01:30', items: [itemOf(1, { kind: 'talk', minutes: 90 })] });
    // Until the second 2:10, and another from the first 2:00.
    const shifts = [eventShiftOf(1, 1), hoursOf(2, '2-2:30', {}, '2026-10-25')];
    const timed = timedShifts(shifts, momentsOfDraft([night]));
    const { rooms } = coverageOf({ timed, assignments: [], roomOrder: [], taskOrder: [], zone: 'Europe/Paris' });
    const cells = rooms.flatMap(({ lines }) => lines.flatMap((line) => line.cells));
    expect(cells.map(({ startsAt, endsAt, isEndAgain }) => [startsAt.slice(11), endsAt.slice(11), isEndAgain])).toEqual(
      [
        ['01:10', '02:10', true],
        ['02:00', '02:30', undefined],
      ],
    );
  });

  it('says whether a shift has nobody, too few, enough or too many', () => {
    expect([0, 1, 2, 3].map((present) => staffingOf(present, 2))).toEqual(['empty', 'short', 'full', 'over']);
  });

  it('counts present and needed by room and task, split where somebody comes or leaves', () => {
    const shifts = [
      hoursOf(1, '10-12', { roomId: 1, people: 2 }),
      hoursOf(2, '11-13', { roomId: 1 }),
      hoursOf(3, '10-12', { roomId: 2, taskId: 2 }),
      hoursOf(4, '10-12', { roomId: 2 }),
      hoursOf(5, '9-10'),
    ];
    const assignments = [
      assignmentOf(1, 1, 1),
      assignmentOf(2, 2, 2, { state: 'offered' }),
      assignmentOf(3, 4, 3, { state: 'declined' }),
      assignmentOf(6, 5, 3, { absentAt: '2026-11-28T08:05:00.000Z' }),
      assignmentOf(4, 3, 4),
      assignmentOf(5, 3, 5),
    ];
    expect(said(covered(shifts, assignments))).toEqual([
      '2 1 10:00–12:00 0/1 empty',
      '2 2 10:00–12:00 2/1 over',
      '1 1 10:00–11:00 1/2 short',
      '1 1 11:00–12:00 2/3 short',
      '1 1 12:00–13:00 1/1 full',
      'null 1 09:00–10:00 0/1 empty',
    ]);
  });

  it('shows that one shift lacks somebody while another has one too many', () => {
    const shifts = [hoursOf(1, '10-12', { roomId: 1 }), hoursOf(2, '10-12', { roomId: 1 })];
    const both = [assignmentOf(1, 1, 1), assignmentOf(2, 1, 2)];
    expect(said(covered(shifts, both))).toEqual(['1 1 10:00–12:00 2/2 short']);
  });

  it('lists open places soonest first, and those without a time with the reason', () => {
    const shifts = [hoursOf(1, '14-16', { people: 3 }), hoursOf(2, '9-10'), hoursOf(3, '8-9'), eventShiftOf(4, 1)];
    const { holes, untimed } = covered(
      [...shifts, hoursOf(5, '9-10', { status: 'cancelled' })],
      [assignmentOf(1, 1, 1), assignmentOf(2, 3, 1)],
    );
    expect(holes.map(({ shiftId, missing }) => [shiftId, missing])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(untimed).toEqual([{ shiftId: 4, taskId: 1, why: 'cancelled' }]);
  });

  it('distinguishes who said yes and who is there', () => {
    const [room] = covered(
      [hoursOf(1, '10-12', { people: 3 })],
      [
        assignmentOf(1, 1, 1, { checkedInAt: '2026-11-28T09:00:00.000Z' }),
        assignmentOf(2, 1, 2),
        assignmentOf(3, 1, 3, { state: 'offered' }),
      ],
    ).rooms;
    expect(room?.lines[0]?.cells[0]).toMatchObject({ present: 3, confirmed: 2, checkedIn: 1, staffing: 'full' });
  });
});
