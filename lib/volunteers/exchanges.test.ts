import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { done, history, NOW } from '#lib/history/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { personKind } from '#lib/people/mutations.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { historyOf } from '#lib/undo/history-lines.ts';
import { historySentence } from '#lib/undo/history-sentence.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignmentOn } from './acting.ts';
import { assignVolunteer, unassignVolunteer } from './assign.ts';
import { volunteersBoard } from './board.ts';
import { volunteerCalendar } from './calendar.ts';
import { acceptExchange, decideExchange, endExchange, exchangeRefusedInWords, proposeExchange } from './exchanges.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { answerAssignment, noteShiftRead, timesOfShift } from './own-acts.ts';
import { volunteerPage } from './page.ts';
import { shownAs } from './page-keys.ts';
import { deleteVolunteer } from './people-mutations.ts';
import { publishedPlanOf } from './plan.ts';
import { type Shift, shiftKind } from './roots.ts';
import { exchangeSchema } from './schema.ts';
import { returnsOf } from './standing-exchanges.ts';
import { rowsOf, volunteersFestival } from './working-testing.ts';

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
  /** Who is on a shift, and in which state. */
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
  it('cannot be offered to somebody who cannot take it, nor for a shift one could not do oneself', () => {
    const { db, ada, bob, cy, noon, ofBob, propose, put, morning } = begin();
    const to = (who: AuthorizedVolunteer, more = {}) => propose({ toVolunteerId: who.volunteer.id, ...more });
    put.assignment(
      put.shift(morning.taskId, { startsAt: '2026-06-06T11:00', endsAt: '2026-06-06T13:00' }).id,
      cy.volunteer.id,
      {
        state: 'confirmed',
      },
    );
    const refused = to(cy);
    expect(refused).toEqual({ ok: false, reason: 'theyCannot' });
    if (refused.ok) throw new Error('offered');
    const { names } = publishedPlanOf(ada.id, db);
    expect(exchangeRefusedInWords(refused, names, 'fr')).toContain('ne peut pas prendre ce créneau');
    expect(db.select().from(t.exchanges).all()).toEqual([]);
    // Somebody who is already on it.
    put.assignment(morning.id, bob.volunteer.id, { state: 'confirmed' });
    expect(to(bob)).toEqual({ ok: false, reason: 'theyCannot' });
    db.delete(t.assignments).where(eq(t.assignments.shiftId, morning.id)).run();
    const mine = put.assignment(morning.id, ada.volunteer.id, { state: 'confirmed' });
    put.assignment(
      put.shift(noon.taskId, { startsAt: '2026-06-06T15:00', endsAt: '2026-06-06T17:00' }).id,
      ada.volunteer.id,
      {
        state: 'confirmed',
      },
    );
    expect(to(bob, { assignmentId: mine.id, returnAssignmentId: ofBob.id })).toMatchObject({
      ok: false,
      reason: 'obstacle',
      obstacle: { code: 'overlap' },
    });
    expect(to(bob, { assignmentId: mine.id })).toMatchObject({ ok: true });
  });

  it('leaves a line on the page of the other: who has their shift, and what they have for it', () => {
    const { festival, ada, bob, morning, noon, ofBob, propose, accept } = begin();
    const made = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    done(accept(bob, made.id));
    expect(volunteerPage(ada, NOW).news).toMatchObject([
      { shift: { shiftId: morning.id }, takenBy: 'Bob', inReturn: { shiftId: noon.id } },
    ]);
    const told = volunteersBoard(festival, NOW).news.map(({ kind, shiftId, isRead }) => [kind, shiftId, isRead]);
    expect(told).toEqual([
      ['exchanged', noon.id, true],
      ['exchanged', morning.id, false],
    ]);
    // Bob did it himself, so it is no news for him.
    expect(volunteerPage(bob, NOW).news).toEqual([]);
    // The coordinator gives Ada that shift again, and takes her off it: Bob took nothing.
    const again = { shiftId: morning.id, volunteerId: ada.volunteer.id, clientKey: null };
    const { id } = done(assignVolunteer(festival, { ...again, isConfirmed: true }, NOW));
    done(unassignVolunteer(festival, { id, clientKey: null }, NOW));
    expect(volunteerPage(ada, NOW).news).toMatchObject([{ takenBy: null, inReturn: null }]);
  });

  it('proposed to all goes to the first, and the second is told', () => {
    const { db, festival, bob, cy, morning, propose, accept, on } = begin();
    const made = done(propose({ clientKey: 'propose-1', message: 'Train en retard' }));
    expect(propose({ clientKey: 'propose-1' })).toEqual(made);
    const won = done(accept(bob, made.id, 'accept-1'));
    expect(won).toMatchObject({ state: 'done' });
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
      'exchange done was is by Bob',
      'assignment given was is by Bob',
      'assignment taken - is by Bob',
    ]);
    done(undoBatch(festival, won.batch ?? '', LATER));
    expect(on(morning.id)).toEqual(['Ada confirmed', 'Bob cancelled']);
  });

  it('that is undone is told to both: one keeps the shift as cancelled, the other has it again', () => {
    const { db, festival, ada, bob, morning, ofAda, propose, accept } = begin({ exchangesNeedApproval: true });
    const { id } = done(propose());
    done(accept(bob, id));
    const { batch } = done(decideExchange(festival, { id, isApproved: true, clientKey: null }, NOW));
    const entry = (who: AuthorizedVolunteer, shiftId: number) => {
      const row = assignmentOn(db as never, who.id, shiftId, who.volunteer.id);
      const text = volunteerCalendar(who, { locale: 'fr', page: 'https://lanterne.example/' });
      const own = text.split('BEGIN:VEVENT').find((one) => one.includes(row?.uid ?? '-')) ?? '';
      return { status: /STATUS:(\w+)/.exec(own)?.[1], sequence: Number(/SEQUENCE:(\d+)/.exec(own)?.[1]) };
    };
    done(noteShiftRead(ada, { id: ofAda.id, clientKey: null }, NOW));
    const [before, adaBefore] = [entry(bob, morning.id), entry(ada, morning.id)];
    expect([before.status, adaBefore.status]).toEqual(['CONFIRMED', 'CANCELLED']);
    const undone = done(undoBatch(festival, batch ?? '', LATER));
    const [after, adaAfter] = [entry(bob, morning.id), entry(ada, morning.id)];
    expect([after.status, adaAfter.status]).toEqual(['CANCELLED', 'CONFIRMED']);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(adaAfter.sequence).toBeGreaterThan(adaBefore.sequence);
    expect(volunteerPage(bob, LATER).news).toMatchObject([{ shift: { shiftId: morning.id }, takenBy: null }]);
    const unseen = volunteersBoard(festival, LATER).people.find((one) => one.id === ada.volunteer.id)?.unseen;
    expect(unseen).toEqual([ofAda.id]);
    const approved = () => volunteerPage(bob, LATER).shifts.map(({ isApproved }) => isApproved);
    expect(approved()).toEqual([false, false]);
    const lost = () =>
      volunteersBoard(festival, LATER).news.map((one) => [one.kind, one.volunteerId, one.toVolunteerId, one.isRead]);
    expect(lost()).toEqual([['takenOff', bob.volunteer.id, null, false]]);
    // « Refaire »
    done(undoBatch(festival, undone.batch, LATER));
    expect([entry(bob, morning.id).status, entry(ada, morning.id).status]).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(volunteerPage(ada, LATER).news).toMatchObject([{ takenBy: 'Bob' }]);
    expect(lost()).toEqual([['exchanged', ada.volunteer.id, bob.volunteer.id, false]]);
    expect(approved()).toEqual([true, false]);
  });

  it('of two shifts swaps them, if the person who was asked accepts', () => {
    const { bob, cy, morning, noon, ofBob, propose, accept, on } = begin();
    const { id } = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    expect(accept(cy, id)).toEqual({ ok: false, reason: 'notYours' });
    done(accept(bob, id));
    expect(on(morning.id)).toEqual(['Ada cancelled', 'Bob confirmed']);
    expect(on(noon.id)).toEqual(['Bob cancelled', 'Ada confirmed']);
  });

  it('waits for the coordinator if the festival wants that, who approves it or not', () => {
    const { festival, ada, cy, morning, propose, accept, on } = begin({ exchangesNeedApproval: true });
    const first = done(propose());
    expect(accept(cy, first.id)).toMatchObject({ ok: true, state: 'accepted' });
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
    const approved = (who: AuthorizedVolunteer) => volunteerPage(who, NOW).shifts.map(({ isApproved }) => isApproved);
    expect([approved(cy), approved(ada)]).toEqual([[true], [false]]);
  });

  it('of a shift with a guest, approved once they come later, asks who took it again', () => {
    const { db, festival, ada, bob, morning } = begin({ exchangesNeedApproval: true });
    const stay = { arrivesAt: '2026-06-06T10:00' };
    const person = db
      .insert(t.people)
      .values({ festivalId: festival.id, uid: 'guest', number: 950, name: 'Zoé', ...stay })
      .returning()
      .get();
    const fetching = { rule: 'guest', personId: person.id, moment: 'arrival', startsAt: null, endsAt: null } as const;
    db.update(t.shifts)
      .set({ ...fetching, fromAnchor: null, toAnchor: null, fromMinutes: -30, toMinutes: 60 })
      .where(eq(t.shifts.id, morning.id))
      .run();
    const { id: assignmentId } = assignmentOn(db as never, festival.id, morning.id, ada.volunteer.id) ?? { id: 0 };
    const { id } = done(proposeExchange(ada, exchangeSchema.parse({ assignmentId }), NOW));
    done(acceptExchange(bob, { id, clientKey: null }, NOW));
    const known = personKind.read(db, festival.id, person.id);
    if (!known) throw new Error('no guest');
    db.transaction((tx) =>
      patchRoot(tx, festival, personKind, known, { verb: 'edited' }, LATER, { arrivesAt: '2026-06-06T15:00' }),
    );
    done(decideExchange(festival, { id, isApproved: true, clientKey: null }, LATER));
    const taken = volunteerPage(bob, LATER).shifts.find(({ shiftId }) => shiftId === morning.id);
    expect(taken?.reconfirm).toMatchObject({
      before: { startsAt: '2026-06-06T09:30' },
      after: { startsAt: '2026-06-06T14:30' },
    });
  });

  it('is in the history with what was done and whose shift it is, also when undone', () => {
    const { db, festival, ada, bob, ofAda, propose, accept } = begin({ exchangesNeedApproval: true });
    const reading = authorizeFestival(festival.actor, ada.slug, 'read', db);
    const index = indexDraft(loadDraft(festival.id, db));
    const said = (most: number) =>
      historyOf(reading, { entities: ['assignment', 'exchange'] }, most).lines.map((line) =>
        historySentence(line, index, 'fr').replaceAll(/\s/g, ' '),
      );
    const { id } = done(propose());
    done(accept(bob, id));
    const { batch } = done(decideExchange(festival, { id, isApproved: true, clientKey: null }, NOW));
    expect(said(3)).toEqual([
      'Échange effectué : Ada et 2 autres fiches',
      'Échange accepté : Ada',
      'Échange proposé : Ada',
    ]);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(said(1)).toEqual(['Défait : Échange effectué : Ada et 2 autres fiches']);
    // It is open again, and can be decided again.
    done(decideExchange(festival, { id, isApproved: false, clientKey: null }, LATER));
    expect(said(1)).toEqual(['Échange refusé : Ada']);
    done(answerAssignment(ada, { id: ofAda.id, answer: 'declined', clientKey: null }, LATER));
    expect(said(1)).toEqual(['Affectation refusée : Ada']);
  });

  it('asked of one person ends when they withdraw their yes, which the proposer reads', () => {
    const { festival, ada, bob, cy, ofAda, propose, accept } = begin({ exchangesNeedApproval: true });
    const end = (who: AuthorizedVolunteer, id: number) => endExchange(who, { id, clientKey: null }, NOW);
    const { id } = done(propose({ toVolunteerId: bob.volunteer.id }));
    done(accept(bob, id));
    expect(end(cy, id)).toEqual({ ok: false, reason: 'notYours' });
    expect(done(end(bob, id))).toMatchObject({ state: 'declined' });
    expect(volunteerPage(ada, NOW).shifts.find((one) => one.assignmentId === ofAda.id)).toMatchObject({
      exchange: null,
      turnedDown: { id, by: 'Bob', isOpenAgain: false },
    });
    expect(volunteerPage(bob, NOW).offers).toEqual([]);
    const late = { id, isApproved: true, clientKey: null };
    expect(decideExchange(festival, late, NOW)).toEqual({ ok: false, reason: 'closed' });
  });

  it('proposed to all is open again for everybody when the accepted one withdraws', () => {
    const { db, festival, ada, bob, cy, ofAda, propose, accept } = begin({ exchangesNeedApproval: true });
    const end = (who: AuthorizedVolunteer, id: number) => endExchange(who, { id, clientKey: null }, NOW);
    const own = () => volunteerPage(ada, NOW).shifts.find((one) => one.assignmentId === ofAda.id);
    const { id } = done(propose());
    done(accept(cy, id));
    expect(volunteerPage(bob, NOW).offers, 'promised to Cy').toEqual([]);
    expect(end(bob, id)).toEqual({ ok: false, reason: 'notYours' });
    const ended = done(endExchange(cy, { id, clientKey: 'end-again' }, NOW));
    expect(ended).toMatchObject({ state: 'open' });
    const open = { exchange: { id, state: 'open', decidedAt: null }, turnedDown: { id, by: 'Cy', isOpenAgain: true } };
    expect(own()).toMatchObject(open);
    expect(end(cy, id), 'twice').toEqual({ ok: false, reason: 'notYours' });
    for (const who of [bob, cy])
      expect(volunteerPage(who, NOW).offers).toMatchObject([{ id, isForAll: true, isAgreed: false }]);
    expect(volunteersBoard(festival, NOW).exchanges).toMatchObject([{ id, isWaiting: false }]);
    const late = { id, isApproved: true, clientKey: null };
    expect(decideExchange(festival, late, NOW)).toEqual({ ok: false, reason: 'closed' });
    // Deleting the volunteer does not end somebody else's proposal.
    const deleted = done(deleteVolunteer(festival, { id: cy.volunteer.id, uses: 0 }, NOW));
    expect(own()).toMatchObject({ exchange: { id, acceptedByVolunteerId: null }, turnedDown: null });
    done(undoBatch(festival, deleted.batch ?? '', LATER));
    expect(own()).toMatchObject(open);
    expect(accept(bob, id)).toMatchObject({ ok: true, state: 'accepted' });
    // Sent again because of a bad network, it gets the same answer, whatever became of the proposal
    // since.
    expect(endExchange(cy, { id, clientKey: 'end-again' }, LATER)).toEqual(ended);
    expect(own()).toMatchObject({ exchange: { acceptedByVolunteerId: bob.volunteer.id }, turnedDown: null });
    expect(history(db).at(-1)).toBe('exchange accepted was is by Bob');
  });

  it('ends when it is withdrawn, declined or proposed anew, and cannot be accepted then', () => {
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

  it('is refused to somebody who cannot do it, to oneself, and if the shift has changed hands', () => {
    const { db, ada, bob, cy, put, festival, morning, ofAda, ofBob, propose, accept } = begin();
    expect(() => proposeExchange(bob, exchangeSchema.parse({ assignmentId: ofAda.id }), NOW)).toThrow('notFound');
    expect(propose({ toVolunteerId: ada.volunteer.id })).toEqual({ ok: false, reason: 'own' });
    // The shifts listed are those of the person chosen before; proposed to all, the shift would be
    // given away for nothing.
    for (const toVolunteerId of [cy.volunteer.id, null])
      expect(propose({ toVolunteerId, returnAssignmentId: ofBob.id })).toEqual({ ok: false, reason: 'notTheirs' });
    expect(db.select().from(t.exchanges).all()).toEqual([]);
    const elsewhere = rowsOf(db, makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId);
    expect(() => propose({ toVolunteerId: elsewhere.volunteer('Dan').id })).toThrow('notFound');
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

  it('ends if one of its shifts is exchanged otherwise, and nobody is promised a shift twice', () => {
    const { db, ada, bob, cy, festival, put, ofAda, ofBob, noon, propose, accept } = begin({
      exchangesNeedApproval: true,
    });
    const states = () =>
      db
        .select()
        .from(t.exchanges)
        .all()
        .map(({ state }) => state);
    const askFor = (who: AuthorizedVolunteer, assignmentId: number, from: AuthorizedVolunteer, wanted: number) =>
      proposeExchange(
        who,
        exchangeSchema.parse({ assignmentId, toVolunteerId: from.volunteer.id, returnAssignmentId: wanted }),
        NOW,
      );
    const ofCy = put.assignment(
      put.shift(noon.taskId, { startsAt: '2026-06-06T17:00', endsAt: '2026-06-06T18:00' }).id,
      cy.volunteer.id,
      { state: 'confirmed' },
    );
    const byAda = done(propose());
    const byCy = done(askFor(cy, ofCy.id, ada, ofAda.id));
    const byBob = done(askFor(bob, ofBob.id, ada, ofAda.id));
    done(accept(bob, byAda.id));
    // Once accepted, Ada's shift will be Bob's, and what he asked for it in return is void.
    expect(states()).toEqual(['accepted', 'withdrawn', 'withdrawn']);
    expect([byCy, byBob].map(({ id }) => accept(ada, id))).toEqual(Array(2).fill({ ok: false, reason: 'closed' }));
    expect(askFor(cy, ofCy.id, ada, ofAda.id)).toEqual({ ok: false, reason: 'promised' });
    expect(propose()).toEqual({ ok: false, reason: 'promised' });
    // Nor if the end of the other proposal was undone meanwhile.
    db.update(t.exchanges).set({ state: 'open' }).where(eq(t.exchanges.id, byCy.id)).run();
    expect(accept(ada, byCy.id)).toEqual({ ok: false, reason: 'promised' });
    done(decideExchange(festival, { id: byAda.id, isApproved: true, clientKey: null }, NOW));
    expect(
      db
        .select()
        .from(t.assignments)
        .all()
        .find(({ id }) => id === ofAda.id)?.state,
    ).toBe('cancelled');
  });

  it('ends, and is hidden, once a shift is over, cancelled or no longer theirs', () => {
    const { db, festival, bob, cy, put, ofAda, ofBob, noon, propose, accept } = begin({ exchangesNeedApproval: true });
    const seen = (now: string) => ({
      bob: volunteerPage(bob, now).offers.length,
      board: volunteersBoard(festival, now).exchanges.length,
    });
    const { id } = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    const [alive, dead] = [
      { bob: 1, board: 1 },
      { bob: 0, board: 0 },
    ];
    expect(seen(NOW)).toEqual(alive);
    expect(seen('2026-06-06T20:00:00.000Z')).toEqual(dead);
    const set = (of: { id: number }, state: 'cancelled' | 'confirmed') =>
      db.update(t.assignments).set({ state }).where(eq(t.assignments.id, of.id)).run();
    for (const of of [ofAda, ofBob]) {
      set(of, 'cancelled');
      expect(seen(NOW)).toEqual(dead);
      set(of, 'confirmed');
    }
    db.update(t.shifts).set({ status: 'cancelled' }).where(eq(t.shifts.id, noon.id)).run();
    expect(seen(NOW)).toEqual(dead);
    expect(accept(bob, id)).toEqual({ ok: false, reason: 'cancelled' });
    db.update(t.shifts).set({ status: 'planned' }).where(eq(t.shifts.id, noon.id)).run();
    // Somebody who is absent may still find a replacement, until a coordinator has.
    db.update(t.assignments).set({ absentAt: NOW }).where(eq(t.assignments.id, ofAda.id)).run();
    expect(seen(NOW)).toEqual(alive);
    const came = put.assignment(ofAda.shiftId, cy.volunteer.id, { state: 'confirmed' });
    expect(seen(NOW)).toEqual(dead);
    expect(accept(bob, id)).toEqual({ ok: false, reason: 'gone' });
    db.delete(t.assignments).where(eq(t.assignments.id, came.id)).run();
    done(accept(bob, id));
    // Two agreed, but the shift is over by the time the coordinator decides.
    const late = { id, isApproved: true, clientKey: null };
    expect(decideExchange(festival, late, '2026-06-06T20:00:00.000Z')).toEqual({ ok: false, reason: 'past' });
  });

  it('agreed by two promises nothing once somebody replaced the person who gives their shift', () => {
    const { db, festival, bob, cy, put, ofAda, ofBob, propose, accept } = begin({ exchangesNeedApproval: true });
    const { id } = done(propose({ toVolunteerId: bob.volunteer.id, returnAssignmentId: ofBob.id }));
    done(accept(bob, id));
    const asks = () => proposeExchange(bob, exchangeSchema.parse({ assignmentId: ofBob.id }), NOW);
    expect(asks()).toEqual({ ok: false, reason: 'promised' });
    db.update(t.assignments).set({ absentAt: NOW }).where(eq(t.assignments.id, ofAda.id)).run();
    expect(asks()).toEqual({ ok: false, reason: 'promised' });
    put.assignment(ofAda.shiftId, cy.volunteer.id, { state: 'confirmed' });
    expect(volunteersBoard(festival, NOW).exchanges).toEqual([]);
    expect(asks()).toMatchObject({ ok: true, state: 'open' });
    expect(db.select().from(t.exchanges).where(eq(t.exchanges.id, id)).get()?.state).toBe('withdrawn');
  });

  it('is not proposed, to one or to all, for a shift in which somebody replaced them', () => {
    const { db, bob, cy, put, ofAda, propose } = begin();
    db.update(t.assignments).set({ absentAt: NOW }).where(eq(t.assignments.id, ofAda.id)).run();
    put.assignment(ofAda.shiftId, cy.volunteer.id, { state: 'confirmed' });
    for (const toVolunteerId of [bob.volunteer.id, null])
      expect(propose({ toVolunteerId })).toEqual({ ok: false, reason: 'gone' });
    expect(db.select().from(t.exchanges).all()).toEqual([]);
  });

  it('cannot ask in return for a shift in which somebody replaced its holder', () => {
    const { db, ada, bob, cy, ofAda, ofBob, put } = begin();
    const asked = () => returnsOf(ada, bob.volunteer.id, minutesAt(NOW)).map((one) => one.assignmentId);
    const isReplaced = () => volunteerPage(ada, NOW).shifts.find((one) => one.assignmentId === ofAda.id)?.isReplaced;
    db.update(t.assignments).set({ absentAt: NOW }).run();
    expect([asked(), isReplaced()]).toEqual([[ofBob.id], false]);
    for (const { shiftId } of [ofAda, ofBob]) put.assignment(shiftId, cy.volunteer.id, { state: 'confirmed' });
    expect([asked(), isReplaced()]).toEqual([[], true]);
  });

  it('cannot ask in return for a shift that the reader is on too', () => {
    const { ada, bob, morning, noon, ofBob, put } = begin();
    const asked = () => returnsOf(ada, bob.volunteer.id, minutesAt(NOW)).map((one) => one.assignmentId);
    const late = put.shift(noon.taskId, { startsAt: '2026-06-06T20:00', endsAt: '2026-06-06T22:00', people: 2 });
    const both = [ada, bob].map(({ volunteer }) => put.assignment(late.id, volunteer.id, { state: 'confirmed' }));
    put.assignment(morning.id, bob.volunteer.id, { state: 'declined' });
    expect(asked()).toEqual([ofBob.id]);
    answerAssignment(ada, { id: both[0]?.id ?? 0, answer: 'declined', clientKey: null }, NOW);
    expect(asked()).toEqual([ofBob.id, both[1]?.id]);
  });

  it('ends when its proposer reports not to come', () => {
    const { db, ada, bob, ofAda, propose, accept } = begin();
    const { id } = done(propose());
    done(answerAssignment(ada, { id: ofAda.id, answer: 'declined', clientKey: null }, NOW));
    expect(db.select().from(t.exchanges).get()).toMatchObject({ id, state: 'withdrawn', decidedAt: NOW });
    expect(accept(bob, id)).toEqual({ ok: false, reason: 'closed' });
  });

  it('is not accepted by somebody who read it at another hour', () => {
    const { db, festival, bob, morning, propose } = begin();
    const { id } = done(propose());
    const shown = shownAs(timesOfShift(publishedPlanOf(festival.id, db), morning.id), null);
    db.update(t.shifts).set({ endsAt: '2026-06-06T13:00' }).where(eq(t.shifts.id, morning.id)).run();
    const accept = { id, shown, clientKey: null };
    expect(acceptExchange(bob, accept, NOW)).toEqual({ ok: false, reason: 'moved' });
    db.update(t.shifts).set({ endsAt: '2026-06-06T12:00' }).where(eq(t.shifts.id, morning.id)).run();
    done(acceptExchange(bob, accept, NOW));
  });

  it('approved once its shift moved asks who accepted the hours before', () => {
    const { db, festival, cy, put, morning, ofAda, propose, accept } = begin({ exchangesNeedApproval: true });
    const [event] = db.select().from(t.events).all();
    const startsAt = (hour: number) => ({ startsAt: `2026-06-06T${hour}:00` });
    const publish = (expected: number, hour: number, at: string) => {
      db.update(t.events)
        .set({ ...startsAt(hour), version: expected + 2 })
        .where(eq(t.events.id, event?.id ?? 0))
        .run();
      const publisher = festival as unknown as Parameters<typeof publishRelease>[0];
      done(publishRelease(publisher, publishSchema.parse({ expected, note: {} }), at));
    };
    publish(0, 17, NOW);
    const moving = put.eventShift(morning.taskId, event?.id ?? 0);
    const second = put.assignment(moving.id, ofAda.volunteerId, { state: 'confirmed' });
    const ids = [ofAda, second].map(({ id }) => done(propose({ assignmentId: id })).id);
    for (const id of ids) done(accept(cy, id));
    publish(1, 19, LATER);
    const edited = { ...db.select().from(t.shifts).where(eq(t.shifts.id, morning.id)).get() } as Shift;
    patchRoot(db as never, festival, shiftKind, edited, { verb: 'edited' }, LATER, { endsAt: '2026-06-06T13:00' });
    for (const id of ids) done(decideExchange(festival, { id, isApproved: true, clientKey: null }, LATER));
    const asked = volunteerPage(cy, LATER).shifts.map(({ shiftId, reconfirm }) => [shiftId, reconfirm?.why]);
    expect(asked).toEqual([
      [morning.id, 'moved'],
      [moving.id, 'moved'],
    ]);
    const known = volunteersBoard(festival, LATER).people.find((one) => one.id === cy.volunteer.id);
    expect([known?.unseen.length, known?.toReconfirm.length], 'until they open their page').toEqual([2, 2]);
  });
});
