import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { changeSelection, forgetSelection, keepSelection, shareSelection, unshareSelection } from './mutations.ts';
import { deleteUnread, derivedToken, noteRead, openSelection } from './queries.ts';
import { anything, parseAct, readSelection, type SelectionAct } from './selection.ts';

const NOW = '2026-06-01T10:00:00.000Z';
let db: Db;
let festivalId: number;
beforeEach(() => {
  db = openTestDb();
  festivalId = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 1, slug: 'essai' }).festivalId;
});

const keep = (events: number[] = [12], films: number[] = [4]) =>
  keepSelection(festivalId, readSelection({ events, films }), NOW, db);
const act = (text: string) => parseAct(text) as SelectionAct;
const change = (token: string, ...acts: string[]) => changeSelection(token, acts.map(act), () => anything, NOW, db);
const numbers = (token: string) => {
  const opened = openSelection(token, db);
  return opened.ok ? opened.selection.events.map(({ number }) => number) : opened.reason;
};

describe('a kept selection', () => {
  it('is opened by its address, and by that of its calendar only to be read', () => {
    const token = keep();
    expect(openSelection(token, db)).toMatchObject({
      ok: true,
      access: 'edit',
      festival: { id: festivalId, slug: 'essai' },
      selection: { events: [{ number: 12, seen: null }], films: [4] },
      share: null,
    });
    const calendar = derivedToken(token, 'calendar');
    expect(openSelection(calendar, db)).toMatchObject({ ok: true, access: 'calendar' });
    expect(change(calendar, 'add-15')).toEqual({ ok: false, reason: 'readOnly' });
    expect(forgetSelection(calendar, NOW, db)).toEqual({ ok: false, reason: 'readOnly' });
  });

  it('is stored without its address', () => {
    const token = keep();
    shareSelection(token, NOW, db);
    const tables = ['selections', 'selection_links'];
    const rows = JSON.stringify(tables.map((table) => db.$client.prepare(`select * from ${table}`).all()));
    for (const secret of [token, derivedToken(token, 'calendar'), derivedToken(token, 'share 1')])
      expect(rows).not.toContain(secret);
    // A visitor is no organiser, so the history contains nothing of them.
    expect(db.$client.prepare('select count(*) from changes').pluck().get()).toBe(0);
  });

  it.each(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA', `${'A'.repeat(21)}!`, '../../etc/passwd'])(
    'is not behind %s',
    (token) => {
      keep();
      expect(openSelection(token, db)).toEqual({ ok: false, reason: 'unknown' });
      expect(change(token, 'add-1')).toEqual({ ok: false, reason: 'unknown' });
    },
  );

  it('is changed by acts, all of them or none', () => {
    const token = keep();
    expect(change(token, 'add-15', 'remove-12').ok).toBe(true);
    expect(numbers(token)).toEqual([15]);
    const many = `add-${Array.from({ length: 199 }, (_, i) => i + 100).join('-')}`;
    expect(change(token, 'remove-15', many, 'add-1', 'add-2')).toEqual({ ok: false, reason: 'full' });
    expect(numbers(token)).toEqual([15]);
  });

  it('is deleted with its festival', () => {
    const token = keep();
    db.$client.prepare('delete from festivals where id = ?').run(festivalId);
    expect(numbers(token)).toBe('unknown');
  });
});

describe('a link to read', () => {
  it('shows the selection and changes nothing, until it is closed', () => {
    const token = keep();
    shareSelection(token, NOW, db);
    shareSelection(token, NOW, db);
    const shared = derivedToken(token, 'share 1');
    expect(openSelection(token, db)).toMatchObject({ share: 1 });
    expect(openSelection(shared, db)).toMatchObject({ ok: true, access: 'read' });
    expect(change(shared, 'add-15')).toEqual({ ok: false, reason: 'readOnly' });
    expect(unshareSelection(token, NOW, db)).toEqual({ ok: true });
    expect([numbers(shared), numbers(token)]).toEqual(['revoked', [12]]);
  });

  it('is another one the next time', () => {
    const token = keep();
    shareSelection(token, NOW, db);
    unshareSelection(token, NOW, db);
    shareSelection(token, NOW, db);
    expect([derivedToken(token, 'share 1'), derivedToken(token, 'share 2')].map(numbers)).toEqual(['revoked', [12]]);
  });
});

describe('a forgotten selection', () => {
  it('answers 410 at every address, and contains nothing any more', () => {
    const token = keep();
    shareSelection(token, NOW, db);
    expect(forgetSelection(token, NOW, db)).toEqual({ ok: true });
    const all = [token, derivedToken(token, 'calendar'), derivedToken(token, 'share 1')];
    expect(all.map(numbers)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(change(token, 'add-15')).toEqual({ ok: false, reason: 'revoked', slug: 'essai' });
    expect(db.$client.prepare('select events, films from selections').all()).toEqual([{ events: '[]', films: '[]' }]);
  });

  it('is also one that nobody has read for a year; reading is noted once a day', () => {
    const [read, unread] = [keep(), keep()];
    const opened = openSelection(read, db);
    const writes = () => db.$client.prepare('select total_changes()').pluck().get();
    if (opened.ok) noteRead(opened.id, '2026-09-01T10:00:00.000Z', db);
    const before = writes();
    if (opened.ok) noteRead(opened.id, '2026-09-01T18:00:00.000Z', db);
    expect(writes()).toBe(before);
    expect(deleteUnread('2027-06-01T10:00:00.000Z', db)).toBe(0);
    expect(deleteUnread('2027-06-02T10:00:00.000Z', db)).toBe(1);
    expect([numbers(read), numbers(unread)]).toEqual([[12], 'unknown']);
    expect(db.$client.prepare('select count(*) from selection_links').pluck().get()).toBe(2);
  });
});
