import { createTranslator } from 'next-intl';
import { expect, it, vi } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { act } from './acts.ts';

const gate = vi.hoisted(() => vi.fn());
vi.mock('#app/_server/gate.ts', () => ({ gateAction: gate }));
vi.mock('next/cache', () => ({ refresh: () => {} }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'fr',
  getTranslations: async (namespace: 'coordination.acts') =>
    createTranslator({ locale: 'fr', messages: messages.fr, namespace }),
}));

async function tell(fields: Readonly<Record<string, string | number>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const done = await act('essai', { ok: null }, form);
  return done.ok ? [done.message, done.undo !== undefined] : done;
}

it('says that it asked somebody only where it did, not of who is on the shift already', async () => {
  const { festival, put } = volunteersFestival();
  gate.mockResolvedValue(festival);
  const shift = put.shift(put.task().id);
  const [ada, bob, zoe] = [put.volunteer('Ada'), put.volunteer('Bob'), put.volunteer('Zoé')];
  put.assignment(shift.id, bob.id);
  put.assignment(shift.id, zoe.id, { state: 'confirmed' });
  const said = [];
  for (const { id } of [ada, ada, bob, zoe])
    said.push(await tell({ act: 'assign', shiftId: shift.id, volunteerId: id }));
  expect(said).toEqual([
    ['C’est proposé à Ada.', true],
    ['Ada est déjà sur ce créneau : rien n’est changé.', false],
    ['Bob est déjà sur ce créneau : rien n’est changé.', false],
    ['Zoé est déjà sur ce créneau : rien n’est changé.', false],
  ]);
});

it('says that a fix is done only where it changed something', async () => {
  const { festival, put } = volunteersFestival();
  gate.mockResolvedValue(festival);
  const shift = put.shift(put.task().id);
  const fix = JSON.stringify({ kind: 'set-people', shiftId: shift.id, people: shift.people + 1 });
  expect([await tell({ act: 'fix', fix }), await tell({ act: 'fix', fix })]).toEqual([
    ['C’est fait.', true],
    ['Rien n’a changé : c’était déjà fait.', false],
  ]);
  const other = JSON.stringify({ kind: 'open-shift', shiftId: shift.id });
  expect(await tell({ act: 'fix', fix: other })).toMatchObject({ ok: false });
});
