import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { diff } from './diff.ts';
import { packDocument } from './packed.ts';
import { freeze } from './release.ts';

// 1,500 séances in 20 rooms over 10 days: the largest festival we promise. At most 150 ms to freeze
// and diff.
const db = openTestDb();
const { festivalId } = makeFestival(db, { events: 1500, rooms: 20, days: 10, seed: 1 });
const draft = loadDraft(festivalId, db);
const previous = freeze(draft, null, { number: 1, at: '2026-05-01T10:00:00.000Z' });
const moved = { ...draft, events: draft.events.map((e, i) => (i % 10 === 0 ? { ...e, title: { fr: 'Autre' } } : e)) };
const next = { number: 2, at: '2026-05-02T10:00:00.000Z' };
// Parsed again each time: nothing of the previous run may be remembered beside the document.
const copy = () => structuredClone(previous);

describe('1,500 séances', () => {
  bench('freeze and diff', () => {
    const before = copy();
    diff(before.public, freeze(moved, before, next).public);
  });
  bench('the copy of the previous release alone', () => {
    copy();
  });
  bench('load the draft', () => {
    loadDraft(festivalId, db);
  });
  bench('pack the public document', () => {
    packDocument(previous.public);
  });
});
