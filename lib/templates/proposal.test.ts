import { describe, expect, it } from 'vitest';
import { previewOf, proposalOf } from './proposal.ts';
import { previewSchema } from './schema.ts';
import { numeriqueEnLumiere as template } from './template.ts';

const preview = (rest: object = {}) =>
  previewOf(
    proposalOf(
      { kind: 'template', template },
      previewSchema.parse({
        template: template.id,
        startsOn: '2026-11-28',
        endsOn: '2026-11-29',
        timeZone: 'Europe/Paris',
        opensAt: '9h',
        closesAt: '18h',
        rooms: [{ name: 'Auditorium' }],
        films: 'on',
        people: 'on',
        ...rest,
      }),
      'fr',
    ),
  );

describe('previewOf', () => {
  it('draws the days as columns of one room, with the hours around them', () => {
    const { columns, from, to, placed, unscheduled, missingMinutes, freeRooms } = preview();
    expect([from, to, placed, unscheduled, missingMinutes, freeRooms]).toEqual([540, 1080, 7, [], 0, []]);
    expect(columns.map(({ date, room, seances }) => [date, room.fr, seances.length])).toEqual([
      ['2026-11-28', 'Auditorium', 4],
      ['2026-11-29', 'Auditorium', 3],
    ]);
    expect(columns[0]?.seances[0]).toMatchObject({
      title: { fr: 'Le sang et la boue', en: 'Of Mud and Blood' },
      start: 570,
      end: 700,
      doors: 560,
      free: 710,
      debate: { at: '2026-11-28T11:09', minute: 669 },
    });
  });

  it('gives a debate no clock time while the film before it is not chosen', () => {
    expect(preview({ films: '' }).columns[0]?.seances[0]?.debate).toEqual({ at: null, minute: 670 });
  });

  it('names what stays without a time, and by how much the days are too short', () => {
    const { unscheduled, missingMinutes } = preview({ endsOn: '2026-11-28' });
    expect(unscheduled.map(({ title, isApproximate }) => [title.fr, isApproximate])).toEqual([
      ['Quatre films', true],
      ['Intervention de Mathilde Pousseo (Éthique sur l’étiquette)', true],
    ]);
    expect(missingMinutes).toBe(270);
  });

  it('names the rooms nothing needs, and draws a maximum number of columns', () => {
    expect(preview({ rooms: [{ name: 'Une' }, { name: 'Deux' }] }).freeRooms).toEqual([{ fr: 'Deux' }]);
    const { columns, hiddenColumns } = preview({ endsOn: '2026-12-20' });
    expect([columns.length, hiddenColumns]).toEqual([12, 11]);
  });
});
