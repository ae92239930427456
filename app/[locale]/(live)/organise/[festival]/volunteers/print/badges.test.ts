import { describe, expect, it } from 'vitest';
import { planOf } from '#lib/volunteers/plan.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { badgeSizes, badgesOf, cutMarks, pagesOf, perPages, sizeOf } from './badges.tsx';

describe('badges', () => {
  it('show the name and at most three tasks, by name', () => {
    const { db, festival, put } = volunteersFestival();
    const names = ['Bar', 'Accueil', 'Salle', 'Micro', 'Caisse'];
    const tasks = names.map((fr, position) => put.task({ name: { fr, en: fr }, position }));
    const [zoe, ada] = [put.volunteer('Zoé'), put.volunteer('Ada')];
    for (const [i, task] of [...tasks].reverse().entries()) {
      const hour = String(10 + i);
      const shift = put.shift(task.id, { startsAt: `2026-06-06T${hour}:00`, endsAt: `2026-06-06T${hour}:30` });
      put.assignment(shift.id, zoe.id, { state: task === tasks[0] ? 'declined' : 'offered' });
    }
    expect(badgesOf(planOf(festival.id, db), 'fr')).toEqual([
      { id: ada.id, name: 'Ada', tasks: [], more: 0 },
      { id: zoe.id, name: 'Zoé', tasks: ['Accueil', 'Salle', 'Micro'], more: 1 },
    ]);
  });

  it('leave out tasks too long to stand beside others, not the short ones after, and never the first', () => {
    const { db, festival, put } = volunteersFestival();
    const ada = put.volunteer('Ada');
    for (const [position, length] of [40, 30, 2].entries())
      put.assignment(put.shift(put.task({ name: { fr: 'x'.repeat(length) }, position }).id).id, ada.id);
    expect(badgesOf(planOf(festival.id, db), 'fr')).toMatchObject([{ tasks: ['x'.repeat(40), 'xx'], more: 1 }]);
  });

  it('print a name smaller the longer it is, or its longest word, and the wider its letters', () => {
    const names = [
      'Ada Lovelace',
      'Jean-Christophe Roy',
      'ADA LOVELACE-KING',
      'Ada Wolfeschlegelstein',
      'W'.repeat(18),
    ];
    expect(names.map(sizeOf)).toEqual([null, 'is-long', 'is-long', 'is-longest', 'is-longest']);
    expect(sizeOf('Ada Lovelace de La Rochefoucauld d’Aubigné et Pise')).toBe('is-longest');
  });

  it('take as many pages as needed, and fit an A4 with margins of 9 mm', () => {
    expect(pagesOf([], '8')).toEqual([]);
    const all = Array.from({ length: 17 }, (_, i) => i);
    expect(pagesOf(all, '8').map(({ length }) => length)).toEqual([8, 8, 1]);
    expect(pagesOf(all, '10').map(({ length }) => length)).toEqual([10, 7]);
    for (const per of perPages) {
      const { width, height } = cutMarks(per);
      expect([width <= 210 - 18, height <= 297 - 18]).toEqual([true, true]);
    }
  });

  it('have a mark at both ends of every cut, and none on a badge', () => {
    for (const per of perPages) {
      const { columns, rows } = badgeSizes[per];
      const { width, height, marks } = cutMarks(per);
      expect(marks).toHaveLength(2 * (columns + 1) + 2 * (rows + 1));
      for (const { x1, y1, x2, y2 } of marks)
        expect(
          [x1, x2].every((x) => x <= 3 || x >= width - 3) || [y1, y2].every((y) => y <= 3 || y >= height - 3),
        ).toBe(true);
    }
  });
});
