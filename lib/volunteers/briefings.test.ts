import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { history, NOW } from '#lib/history/testing.ts';
import { briefingKey, briefingReaders, noteBriefingRead, readByThem } from './briefings.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { deleteTask } from './mutations.ts';
import { planOf } from './plan.ts';
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
  const readers = () => briefingReaders(planOf(festival.id, db), festival.id, db);
  return { ...made, task, ada, bob, cleo, who: opened.who, readers, key: briefingKey(task.briefing) ?? '' };
}

describe('a briefing', () => {
  it('is read by those who have a shift of its task, and again once it says something else', () => {
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
    // A page that was kept from before says nothing of what stands now.
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    expect(readers().get(task.id)?.read).toEqual([]);
    noteBriefingRead(who, { id: task.id, shown: briefingKey(other) ?? '' }, NOW);
    expect(readers().get(task.id)?.read).toEqual([ada.id]);
    // Nor does it take back what they have read since, and they are told.
    const late = { act: 'briefing', id: String(task.id), shown: key, clientKey: 'briefing-key-1' };
    expect(doPostedAct(who, postedActSchema.parse(late), 'fr', { now: NOW })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('relisez-les'),
    });
    expect(readers().get(task.id)?.read).toEqual([ada.id]);
  });

  it('is nobody’s to read where there is none, and goes with its task', () => {
    const { festival, put, task, who, readers, key } = begin();
    expect(briefingKey({})).toBeNull();
    expect(briefingKey({ fr: ' ', en: '' })).toBeNull();
    expect(readers().has(put.task().id)).toBe(false);
    noteBriefingRead(who, { id: task.id, shown: key }, NOW);
    deleteTask(festival, task.id, NOW);
    expect(readByThem(who)).toEqual(new Map());
  });

  it('of another festival is not there', () => {
    const { db, who, key } = begin();
    const theirs = rowsOf(db, makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId).task();
    expect(() => noteBriefingRead(who, { id: theirs.id, shown: key }, NOW)).toThrow('notFound');
  });
});
