import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { WhoCould } from './holders.tsx';
import { boardWords, type TodayScene } from './scene.ts';

it('proposes nobody to call while nobody is missing', () => {
  const { db, festival, put } = volunteersFestival();
  const [ada, bo] = [put.volunteer('Ada'), put.volunteer('Bo')];
  const { id } = put.shift(put.task().id);
  const scene = { words: boardWords('fr'), locale: 'fr' } as unknown as TodayScene;
  const said = () => {
    const plan = planOf(festival.id, db);
    const shift = plan.prepared.shifts.get(id);
    if (!shift) throw new Error('no shift');
    return renderToStaticMarkup(<WhoCould scene={scene} plan={plan} shift={shift} />);
  };
  put.assignment(id, ada.id, { state: 'confirmed' });
  expect([said().includes('Il ne manque personne'), said().includes('<li')]).toEqual([true, false]);
  db.update(t.assignments).set({ absentAt: NOW }).run();
  put.assignment(id, bo.id, { state: 'declined' });
  expect(said()).toContain('Aucun bénévole n’est libre');
});
