import { describe, expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, roomOf } from '#lib/model/draft-testing.ts';
import { byId } from '#lib/model/keyed.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { csvOf } from './csv.ts';
import { timedShifts } from './planning.ts';
import { entriesCsv, hoursCsv, hoursPerPerson, mealsPerDay, workOf } from './reports.ts';
import { assignmentOf, eventShiftOf, hoursOf, momentsOfDraft, taskOf, volunteerOf } from './testing.ts';

const rooms = [roomOf(1, { name: { fr: 'Auditorium' } })];
const moments = momentsOfDraft([eventOf(1)], { rooms });
const names = {
  tasks: new Map([[1, taskOf(1, { name: { fr: 'Placement', en: 'Seating' } })]]),
  rooms: byId(rooms),
};

const source = {
  moments,
  calledOff: new Map(),
  volunteers: [
    volunteerOf(1, { name: 'Ada', diet: 'vegan', allergies: 'arachide' }),
    volunteerOf(2, { name: '=Bob' }),
    volunteerOf(3, { name: 'Cy', diet: 'none' }),
    volunteerOf(4, { name: 'Dee' }),
  ],
  timed: timedShifts(
    [
      eventShiftOf(1, 1),
      hoursOf(2, '9-11:20'),
      hoursOf(3, '18-22'),
      hoursOf(4, '23-23:30'),
      hoursOf(5, '10-11', { status: 'cancelled' }),
      hoursOf(6, '11-12'),
    ],
    moments,
  ),
  assignments: [
    assignmentOf(1, 1, 1, { checkedInAt: '2026-11-28T12:00:00.000Z' }),
    assignmentOf(2, 2, 1),
    assignmentOf(3, 3, 2),
    assignmentOf(4, 4, 2, { state: 'declined' }),
    assignmentOf(5, 5, 1),
    assignmentOf(6, 6, 3),
    assignmentOf(7, 2, 4, { state: 'offered' }),
  ],
};

describe('hours per person', () => {
  // At half past four Cy's shift and both of Ada's are over, and Bob's is to come.
  const at = toEpochMinutes('2026-11-28T16:30', 'Europe/Paris');
  const hours = hoursPerPerson(source, at);

  const counted = (of: typeof hours) =>
    of.map(({ name, minutes, plannedMinutes, shifts }) => [name, minutes, plannedMinutes, shifts.length]);

  it('count what was done, from doors to room free, separately from what is to come', () => {
    expect(counted(hours)).toEqual([
      ['Ada', 230, 0, 2],
      ['=Bob', 0, 240, 1],
      ['Cy', 60, 0, 1],
    ]);
  });

  it('are not counted for people who did not come, nor for shifts nobody said yes to', () => {
    const absent = source.assignments.map((row) =>
      row.id === 2 ? { ...row, absentAt: '2026-11-28T09:00:00.000Z' } : row,
    );
    expect(counted(hoursPerPerson({ ...source, assignments: absent }, at))[0]).toEqual(['Ada', 90, 0, 2]);
    const times = { start: at - 60, end: at - 10 };
    const asked = { state: 'offered', checkedInAt: null, absentAt: null } as const;
    expect(workOf(asked, times, at)).toBeNull();
    expect(workOf(asked, { start: at + 10, end: at + 60 }, at)).toBe('planned');
    // Somebody who was checked in has worked from the beginning.
    expect(workOf({ ...asked, checkedInAt: '2026-11-28T15:00:00.000Z' }, { start: at - 5, end: at + 60 }, at)).toBe(
      'done',
    );
    // Somebody who came early has not begun yet.
    const early = { ...asked, checkedInAt: '2026-11-28T15:00:00.000Z' };
    expect(workOf(early, { start: at + 10, end: at + 60 }, at)).toBe('planned');
  });

  it('count a time once for somebody who is on two shifts at once, also in the hour that comes twice', () => {
    const timed = timedShifts([hoursOf(1, '9-12'), hoursOf(2, '11-13'), hoursOf(3, '15-16')], moments);
    const assignments = [1, 2, 3].map((shiftId) => assignmentOf(shiftId, shiftId, 1));
    const [ada] = hoursPerPerson({ ...source, timed, assignments }, toEpochMinutes('2026-11-28T14:00', 'Europe/Paris'));
    expect([ada?.minutes, ada?.plannedMinutes]).toEqual([240, 60]);
    const night = (id: number, startsAt: string, endsAt: string) => hoursOf(id, '9-10', { startsAt, endsAt });
    const twice = timedShifts(
      [night(1, '2026-10-25T01:30', '2026-10-25T02:15'), night(2, '2026-10-24T23:00', '2026-10-25T04:00')],
      moments,
    );
    const after = toEpochMinutes('2026-10-25T05:00', 'Europe/Paris');
    expect(hoursPerPerson({ ...source, timed: twice, assignments }, after)).toMatchObject([
      { minutes: 360, shifts: [{ shiftId: 2 }, { shiftId: 1 }] },
    ]);
  });

  it('are a table for spreadsheets, in which no cell is run as a formula', () => {
    expect(hoursCsv(hours, names, 'fr').split('\r\n')).toEqual([
      '\ufeffNom;Mission;Lieu;Date;Début;Fin;Heures faites;Heures promises;Créneau;Présence notée',
      'Ada;Placement;;2026-11-28;09:00;11:20;2,33;0;fait;non',
      'Ada;Placement;Auditorium;2026-11-28;13:40;15:10;1,5;0;fait;oui',
      'Ada;Total;;;;;3,83;0;;',
      "'=Bob;Placement;;2026-11-28;18:00;22:00;0;4;prévu;non",
      "'=Bob;Total;;;;;0;4;;",
      'Cy;Placement;;2026-11-28;11:00;12:00;1;0;fait;non',
      'Cy;Total;;;;;1;0;;',
      'Total;;;;;;4,83;4;;',
      '',
    ]);
    expect(hoursCsv(hours, names, 'en').split('\r\n')[2]).toBe(
      'Ada,Seating,Auditorium,2026-11-28,13:40,15:10,1.5,0,done,yes',
    );
  });
});

it('quote cells with signs of their own', () => {
  expect(csvOf([['a;b', 'c"d', '-1', -1, null]], 'fr')).toBe(`\ufeff"a;b";"c""d";'-1;-1;\r\n`);
});

describe('meals', () => {
  it('count people there at noon or in the evening, between two shifts too, by diet', () => {
    const [day] = mealsPerDay(source);
    expect(day).toMatchObject({
      day: '2026-11-28',
      meals: [
        {
          time: 'lunch',
          count: 1,
          diets: { any: 0, vegetarian: 0, vegan: 1 },
          allergies: [['arachide', 1]],
        },
        { time: 'dinner', count: 1, diets: { any: 1, vegetarian: 0, vegan: 0 }, allergies: [] },
      ],
    });
  });

  it('are not counted for somebody who was noted as absent', () => {
    const assignments = source.assignments.map((row) =>
      row.volunteerId === 1 ? { ...row, absentAt: '2026-11-28T09:00:00.000Z' } : row,
    );
    expect(mealsPerDay({ ...source, assignments })[0]?.meals.map(({ count }) => count)).toEqual([0, 1]);
  });
});

describe('entries', () => {
  it('are listed by séance with who counted, and added up', () => {
    const index = indexDraft(
      draftOf(
        [
          eventOf(1),
          eventOf(2, { startsAt: '2026-11-28T16:00', capacity: 50 }),
          eventOf(3, { startsAt: null }),
          eventOf(4, { startsAt: null }),
        ],
        { rooms },
      ),
    );
    const count = {
      id: 1,
      festivalId: 1,
      eventId: 2,
      count: 42,
      byUserId: null,
      byName: 'Ada',
      at: '2026-11-28T15:10:00.000Z',
      version: 1,
    };
    const later = { ...count, id: 2, eventId: 3, count: 8 };
    expect(entriesCsv(index, [count, later], 'fr').split('\r\n')).toEqual([
      '\ufeffDate;Horaire;Séance;Salle;Entrées;Places;Compté par;Noté le',
      '2026-11-28;14:00;Séance 1;Auditorium;;80;;',
      '2026-11-28;16:00;Séance 2;Auditorium;42;50;Ada;2026-11-28 16:10',
      // It was called off after its first visitors had come.
      ';;Séance 3;Auditorium;8;80;Ada;2026-11-28 16:10',
      'Total;;;;50;;;',
      '',
    ]);
  });
});
