import { describe, expect, it } from 'vitest';
import * as t from '../../db/schema/index.ts';
import type { AuthorizedVolunteer } from '../authorized.ts';
import { done, history, NOW } from '../history/testing.ts';
import { undoBatch } from '../history/undo.ts';
import { acceptExchange, decideExchange, endExchange, exchangeRefusedInWords, proposeExchange } from './exchanges.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { publishedPlanOf } from './plan.ts';
import { exchangeSchema } from './schema.ts';
import { volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

/** Ada from 10 to 12, Bob from 14 to 16, Cy free. */
function begin(settings: Partial<typeof t.volunteerSettings.$inferInsert> = {}) {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  db.insert(t.volunteerSettings)
    .values({ festivalId: festival.id, ...settings })
    .run();
  const behind = (name: string): AuthorizedVolunteer => {
    const opened = authorizeVolunteer(renewLink(festival, put.volunteer(name).id, NOW).token, NOW, db);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.who;
  };
  const [ada, bob, cy] = [behind('Ada'), behind('Bob'), behind('Cy')];
  const task = put.task();
  const [morning, noon] = [
    put.shift(task.id),
    put.shift(task.id, { startsAt: '2026-06-06T14:00', endsAt: '2026-06-06T16:00' }),
  ];
  const ofAda = put.assignment(morning.id, ada.volunteer.id, { state: 'confirmed', isReferent: true });
  const ofBob = put.assignment(noon.id, bob.volunteer.id, { state: 'confirmed' });
  const propose = (values: object = {}) =>
    proposeExchange(ada, exchangeSchema.parse({ assignmentId: ofAda.id, ...values }), NOW);
  const accept = (who: AuthorizedVolunteer, id: number, clientKey: string | null = null) =>
    acceptExchange(who, { id, clientKey }, NOW);
  /** Who is on a shift, and how. */
  const on = (shiftId: number) =>
    db
      .select()
      .from(t.assignments)
      .all()
      .filter((row) => row.shiftId === shiftId)
      .map(
        (row) =>
          `${row.volunteerId === ada.volunteer.id ? 'Ada' : row.volunteerId === bob.volunteer.id ? 'Bob' : 'Cy'} ${row.state}`,
      );
  return { ...made, ada, bob, cy, morning, noon, ofAda, ofBob, propose, accept, on };
}

describe('an exchange', () => {
  it('proposed to all is had by the first, and the second is told', () => {
    const { db, festival, bob, cy, morning, propose, accept, on } = begin();
    const made = done(propose({ clientKey: 'propose-1', message: 'Train en retard' }));
    expect(propose({ clientKey: 'propose-1' })).toEqual(made);
    const won = done(accept(bob, made.id, 'accept-1'));
    expect(won).toMatchObject({ waits: false });
    expect(accept(bob, made.id, 'accept-1')).toEqual(won);
    const lost = accept(cy, made.id, 'accept-2');
    expect(lost).toEqual({ ok: false, reason: 'taken' });
    if (lost.ok) throw new Error('two winners');
    const { names } = publishedPlanOf(festival.id, db);
    expect(exchangeRefusedInWords(lost, names, 'fr')).toBe('Quelqu’un d’autre vient d’accepter cet échange.');
    expect(on(morning.id)).toEqual(['Ada cancelled', 'Bob confirmed']);
    expect(db.select().from(t.assignments).all().at(-1)).toMatchObject({
      isReferent: true,
      agreedStartsAt: '2026-06-06T10:00',
    });
    expect(history(db).slice(-4)).toEqual([
      'exchange proposed - is by Ada',
      'assignment given was is by Bob',
      'assignment taken - is by Bob',
      'exchange done was is by Bob',
    ]);
    done(undoBatch(festival, won.batch ?? '', LATER));
    expect(on(morning.id)).toEqual(['Ada confirmed']);
  });

  it('of two shifts swaps them, for the one who was asked alone', () => {
    const { bob, cy, morning, noon, ofBob, propose, accept, on } = begin();
    const { id } = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    expect(accept(cy, id)).toEqual({ ok: false, reason: 'notYours' });
    done(accept(bob, id));
    expect(on(morning.id)).toEqual(['Ada cancelled', 'Bob confirmed']);
    expect(on(noon.id)).toEqual(['Bob cancelled', 'Ada confirmed']);
  });

  it('waits for the coordinator where the festival wants that, who lets it happen or not', () => {
    const { festival, ada, cy, morning, propose, accept, on } = begin({ exchangesNeedApproval: true });
    const first = done(propose());
    expect(accept(cy, first.id)).toMatchObject({ ok: true, waits: true });
    expect(on(morning.id)).toEqual(['Ada confirmed']);
    done(decideExchange(festival, { id: first.id, isApproved: false, clientKey: 'decide-1' }, NOW));
    expect(decideExchange(festival, { id: first.id, isApproved: true, clientKey: null }, NOW)).toEqual({
      ok: false,
      reason: 'closed',
    });
    const second = done(propose());
    done(accept(cy, second.id));
    const decided = done(decideExchange(festival, { id: second.id, isApproved: true, clientKey: 'decide-2' }, NOW));
    expect(decideExchange(festival, { id: second.id, isApproved: true, clientKey: 'decide-2' }, NOW)).toEqual(decided);
    expect(on(morning.id)).toEqual(['Ada cancelled', 'Cy confirmed']);
    expect(endExchange(ada, { id: second.id, clientKey: null }, NOW)).toEqual({ ok: false, reason: 'closed' });
  });

  it('ends when it is withdrawn, declined or made anew, and cannot be accepted then', () => {
    const { ada, bob, cy, propose, accept } = begin();
    const first = done(propose());
    const second = done(propose({ toVolunteerId: bob.volunteer.id }));
    expect(accept(cy, first.id)).toEqual({ ok: false, reason: 'closed' });
    expect(endExchange(cy, { id: second.id, clientKey: null }, NOW)).toEqual({ ok: false, reason: 'notYours' });
    done(endExchange(bob, { id: second.id, clientKey: null }, NOW));
    expect(accept(bob, second.id)).toEqual({ ok: false, reason: 'closed' });
    const third = done(propose());
    done(endExchange(ada, { id: third.id, clientKey: null }, NOW));
    expect(accept(bob, third.id)).toEqual({ ok: false, reason: 'closed' });
  });

  it('is refused to who cannot, to oneself, and when the shift has changed hands', () => {
    const { db, ada, bob, cy, put, festival, morning, ofAda, ofBob, propose, accept } = begin();
    expect(() => proposeExchange(bob, exchangeSchema.parse({ assignmentId: ofAda.id }), NOW)).toThrow('notFound');
    expect(propose({ toVolunteerId: ada.volunteer.id })).toEqual({ ok: false, reason: 'own' });
    expect(propose({ toVolunteerId: cy.volunteer.id, returnAssignmentId: ofBob.id })).toEqual({
      ok: false,
      reason: 'gone',
    });
    const { id } = done(propose());
    expect(accept(ada, id)).toEqual({ ok: false, reason: 'own' });
    put.assignment(
      put.shift(morning.taskId, { startsAt: '2026-06-06T11:00', endsAt: '2026-06-06T13:00' }).id,
      cy.volunteer.id,
    );
    expect(accept(cy, id)).toMatchObject({ ok: false, reason: 'obstacle', obstacle: { code: 'overlap', minutes: 60 } });
    const swap = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    put.assignment(
      put.shift(morning.taskId, { startsAt: '2026-06-06T15:00', endsAt: '2026-06-06T17:00' }).id,
      ada.volunteer.id,
    );
    expect(accept(bob, swap.id)).toEqual({ ok: false, reason: 'otherCannot' });
    const last = done(propose());
    db.update(t.assignments).set({ state: 'cancelled' }).run();
    expect(accept(bob, last.id)).toEqual({ ok: false, reason: 'gone' });
    expect(festival.id).toBe(ada.id);
  });
});
