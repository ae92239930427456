import { expect, it, vi } from 'vitest';
import { undo } from './undo.ts';

const BATCH = '5f0c2f0e-0000-4000-8000-000000000001';
const { left, asked } = vi.hoisted(() => ({
  left: [] as object[],
  asked: { answer: undefined as object | undefined },
}));
vi.mock('#app/_server/gate.ts', () => ({ gateAction: async () => ({}) }));
vi.mock('#lib/undo/undo.ts', () => ({ undoBatch: () => asked.answer ?? { ok: true, batch: BATCH, left } }));
vi.mock('#lib/draft/queries.ts', () => ({ seenIndex: () => ({}) }));

async function stateOf(turn: string) {
  const form = new FormData();
  form.set('batch', BATCH);
  form.set('turn', turn);
  return undo('essai', { ok: null }, form);
}

async function said(turn: string): Promise<string | undefined> {
  const state = await stateOf(turn);
  return state.ok === null ? undefined : state.message;
}

it('says what was undone or redone, wholly or in part', async () => {
  const turns = ['undo', 'redo', 'put-back'];
  expect(await Promise.all(turns.map(said))).toEqual(['C’est défait.', 'C’est refait.', 'C’est remis.']);
  left.push({ entity: 'checklist', id: 1 });
  const but = ', sauf 1 fiche que quelqu’un a modifiée entre-temps : Liste de contrôle.';
  expect(await Promise.all(turns.map(said))).toEqual([`C’est défait${but}`, `C’est refait${but}`, `C’est remis${but}`]);
});

it('tells a conflict with an act from a refusal that is not about it', async () => {
  asked.answer = { ok: false, reason: 'changed' };
  expect(await stateOf('undo')).toMatchObject({ ok: false, conflict: 'changed' });
  expect(await undo('essai', { ok: null }, new FormData())).not.toHaveProperty('conflict');
});
