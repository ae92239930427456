import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { history, NOW } from '#lib/history/testing.ts';
import { briefingKey, briefingReaders, noteBriefingRead, readByThem } from './briefings.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { deleteTask } from './mutations.ts';
import { doPostedAct, postedActSchema } from './posted-act.ts';
import { rowsOf, volunteersFestival } from './working-testing.ts';

function begin() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const task = put.task({ briefing: { fr: 'Badge à l’accueil.', en: 'Badge at the desk.' } });
  const [ada, bob, cleo] = ['Ada', 'Bob', 'Cléo'].map((name) => put.volunteer(name));
  if (!ada || !bob || !cleo) throw new Error('nobody');
  const opened = authorizeVolunteer(renewLink(festival, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const readers = (now = NOW) => briefingReaders(festival.id, now, db);
  return { ...made, task, ada, bob, cleo, who: opened.who, readers, key: briefingKey(task) ?? '' };
}

describe('a briefing', () => {
  it('is read by those who have a shift of its task, and again once it has changed', () => {
    const { db, put, task, ada, bob, cleo, who, readers, key } = begin();
    expect(readers().get(task.id)).toEqual({ read: [], unread: [] });
    const [shift, gone] = [put.shift(task.id), put.shift(task.id, { status: 'cancelled' })];
    put.assignment(shift.id, ada.id);
    put.assignment(shift.id, bob.id, { state: 'confirmed' });
    put.assignment(gone.id, cleo.id);
    put.assignment(put.shift(task.id).id, cleo.id, { state: 'declined' });
    expect(readers().get(task.id)).toEqual({ read: [], unread: [ada.id, bob.id] });

    const before = history(db);
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    expect(history(db)).toEqual(before);
    expect(readByThem(who)).toEqual(new Map([[task.id, key]]));
    expect(readers().get(task.id)).toEqual({ read: [ada.id], unread: [bob.id] });

    const other = { fr: 'Badge à l’accueil.', en: 'Badge at the door.' };
    db.update(t.tasks).set({ briefing: other }).where(eq(t.tasks.id, task.id)).run();
    expect(readers().get(task.id)).toEqual({ read: [], unread: [ada.id, bob.id] });
    // A page cached before the change confirms nothing about the present text.
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    expect(readers().get(task.id)?.read).toEqual([]);
    noteBriefingRead(who, { id: task.id, shown: briefingKey({ briefing: other, briefingFile: null }) ?? '' }, NOW);
    expect(readers().get(task.id)?.read).toEqual([ada.id]);
    // Nor does it take back what they have read since; they are told so.
    const late = { act: 'briefing', id: String(task.id), shown: key, clientKey: 'briefing-key-1' };
    expect(doPostedAct(who, postedActSchema.parse(late), 'fr', { now: NOW })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('relisez-les'),
    });
    expect(readers().get(task.id)?.read).toEqual([ada.id]);
  });

  it('has to be read only by those who see it on their page: for a future shift with hours', () => {
    const { put, made, task, ada, bob, who, readers, key } = begin();
    // Nothing is published, so a shift of a séance has no hours on their page.
    put.assignment(put.eventShift(task.id, made.eventIds[0] ?? 0).id, bob.id);
    put.assignment(put.shift(task.id, { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:00' }).id, ada.id);
    expect(readers().get(task.id)).toEqual({ read: [], unread: [ada.id] });
    expect(readers('2026-06-06T09:59:00.000Z').get(task.id)?.unread).toEqual([ada.id]);
    expect(readers('2026-06-06T10:00:00.000Z').get(task.id)).toEqual({ read: [], unread: [] });
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    expect(readers('2026-06-06T10:00:00.000Z').get(task.id)).toEqual({ read: [ada.id], unread: [] });
  });

  it('is asked of nobody if a task has none, and is deleted with its task', () => {
    const { festival, put, task, who, readers, key } = begin();
    expect(briefingKey({ briefing: {}, briefingFile: null })).toBeNull();
    expect(briefingKey({ briefing: { fr: ' ', en: '' }, briefingFile: null })).toBeNull();
    expect(readers().has(put.task().id)).toBe(false);
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    deleteTask(festival, task.id, NOW);
    expect(readByThem(who)).toEqual(new Map());
  });

  it('of another festival cannot be read', () => {
    const { db, who, key } = begin();
    const theirs = rowsOf(db, makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId).task();
    expect(() => noteBriefingRead(who, { id: theirs.id, shown: key }, NOW)).toThrow('notFound');
  });
});
