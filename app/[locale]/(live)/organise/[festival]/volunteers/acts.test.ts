import { expect, it } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import { serveDb } from '#db/testing.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { act } from './acts.ts';

/** A festival that is served, whose owner asks. */
async function asked() {
  const made = volunteersFestival();
  serveDb(made.db);
  await askAs(made.festival.actor);
  return made;
}

async function tell({ slug }: { slug: string }, fields: Readonly<Record<string, string | number>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const done = await act(slug, { ok: null }, form);
  return done.ok ? [done.message, done.undo !== undefined] : done;
}

it('says that it asked somebody only where it did, not of who is on the shift already', async () => {
  const { festival, put } = await asked();
  const shift = put.shift(put.task().id);
  const [ada, bob, zoe] = [put.volunteer('Ada'), put.volunteer('Bob'), put.volunteer('Zoé')];
  put.assignment(shift.id, bob.id);
  put.assignment(shift.id, zoe.id, { state: 'confirmed' });
  const said = [];
  for (const { id } of [ada, ada, bob, zoe])
    said.push(await tell(festival, { act: 'assign', shiftId: shift.id, volunteerId: id }));
  expect(said).toEqual([
    ['C’est proposé à Ada.', true],
    ['Ada est déjà sur ce créneau : rien n’est changé.', false],
    ['Bob est déjà sur ce créneau : rien n’est changé.', false],
    ['Zoé est déjà sur ce créneau : rien n’est changé.', false],
  ]);
});

it('says that a fix is done only where it changed something', async () => {
  const { festival, put } = await asked();
  const shift = put.shift(put.task().id);
  const fix = JSON.stringify({ kind: 'set-people', shiftId: shift.id, people: shift.people + 1 });
  expect([await tell(festival, { act: 'fix', fix }), await tell(festival, { act: 'fix', fix })]).toEqual([
    ['C’est fait.', true],
    ['Rien n’a changé : c’était déjà fait.', false],
  ]);
  const other = JSON.stringify({ kind: 'open-shift', shiftId: shift.id });
  expect(await tell(festival, { act: 'fix', fix: other })).toMatchObject({ ok: false });
});
