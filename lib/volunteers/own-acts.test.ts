import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { revokeAccessToken } from '#lib/accounts/tokens.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW } from '#lib/history/testing.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { MORNING, publishedDay } from '#lib/live/live-testing.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignVolunteer, takeFilling, unassignVolunteer } from './assign.ts';
import { volunteersBoard } from './board.ts';
import { briefingReaders } from './briefings.ts';
import { aheadOf } from './filling.ts';
import { authorizeVolunteer, closeLink, linkedVolunteers, renewLink } from './links.ts';
import { answerAll, answerAssignment, noteSeen, takeShift, takingRefusedInWords, timesOfShift } from './own-acts.ts';
import { volunteerPage } from './page.ts';
import { shownAs } from './page-keys.ts';
import { publishedPlanOf } from './plan.ts';
import { doPostedAct, postedActSchema } from './posted-act.ts';
import { assignmentKind, type Task } from './roots.ts';
import { rowsOf, volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

/** A festival that lets volunteers take shifts, with two of them, each behind their link. */
function begin(settings: Partial<typeof t.volunteerSettings.$inferInsert> = {}) {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  db.insert(t.volunteerSettings)
    .values({ festivalId: festival.id, mayTakeShifts: true, ...settings })
    .run();
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const behind = (id: number): AuthorizedVolunteer => {
    const opened = authorizeVolunteer(renewLink(festival, id, NOW).token, NOW, db);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.who;
  };
  return { ...made, ada: behind(ada.id), bob: behind(bob.id), task: put.task() as Task, behind };
}

const take = (who: AuthorizedVolunteer, shiftId: number, clientKey: string | null = null) =>
  takeShift(who, { shiftId, clientKey }, NOW);

describe('the link of a volunteer', () => {
  it('opens their own pages, and is renewed in one act: the old one no longer works', () => {
    const { db, festival, ada } = begin();
    const { token } = renewLink(festival, ada.volunteer.id, NOW);
    expect(authorizeVolunteer(token, NOW, db)).toMatchObject({
      ok: true,
      who: { by: 'Ada', actor: null, id: festival.id },
    });
    const next = renewLink(festival, ada.volunteer.id, NOW).token;
    expect(authorizeVolunteer(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
    expect(authorizeVolunteer(next, NOW, db)).toMatchObject({ ok: true });
    expect(linkedVolunteers(festival.id, db)).toContain(ada.volunteer.id);
    closeLink(festival, ada.volunteer.id, NOW);
    expect(authorizeVolunteer(next, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
    expect(authorizeVolunteer('x'.repeat(22), NOW, db)).toEqual({ ok: false, reason: 'unknown' });
    // Only hashes are stored, and the history contains not even those.
    const kept = JSON.stringify([db.select().from(t.accessTokens).all(), db.select().from(t.changes).all()]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(next);
  });

  it('is made only for volunteers of one’s own festival', () => {
    const { db, actor, ada } = begin();
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'volunteers', db);
    expect(() => renewLink(other, ada.volunteer.id, NOW)).toThrow('notFound');
    closeLink(other, ada.volunteer.id, NOW);
    expect(linkedVolunteers(ada.id, db)).toContain(ada.volunteer.id);
    const link = db.select().from(t.volunteerLinks).all()[0];
    expect(() =>
      write(db, (tx) =>
        revokeAccessToken(tx, { festivalId: other.id, id: link?.tokenId ?? 0, kind: 'volunteer' }, actor, NOW),
      ),
    ).toThrow('notFound');
  });
});

describe('an open shift', () => {
  it('is taken by one of two, once, and the other is told in one sentence', () => {
    const { db, festival, ada, bob, put, task } = begin();
    const shift = put.shift(task.id);
    const won = done(take(ada, shift.id, 'take-key-1'));
    expect(take(ada, shift.id, 'take-key-1')).toEqual(won);
    const lost = take(bob, shift.id, 'take-key-2');
    expect(lost).toEqual({ ok: false, reason: 'taken' });
    const { names } = publishedPlanOf(festival.id, db);
    if (lost.ok) throw new Error('two winners');
    expect(takingRefusedInWords(lost, names, 'fr')).toBe('Quelqu’un vient de prendre la dernière place de ce créneau.');
    expect(assignmentKind.read(db, festival.id, won.id)).toMatchObject({
      state: 'confirmed',
      volunteerId: ada.volunteer.id,
      agreedStartsAt: '2026-06-06T10:00',
      seenRelease: 0,
    });
    expect(history(db).at(-1)).toBe('assignment taken - is by Ada');
    done(undoBatch(festival, won.batch ?? '', LATER));
    expect(done(take(bob, shift.id))).toMatchObject({ ok: true });
  });

  it('is refused with the reason', () => {
    const { db, festival, ada, put, task } = begin();
    const guarded = put.task({ needsClearance: true });
    const spoken = put.task({ languages: ['fsl'] });
    put.assignment(put.shift(task.id).id, ada.volunteer.id);
    db.insert(t.volunteerAvailabilities)
      .values({
        festivalId: festival.id,
        volunteerId: ada.volunteer.id,
        startsAt: '2026-06-06T08:00',
        endsAt: '2026-06-06T23:00',
      })
      .run();
    const at = (from: string, until: string, own: object = {}) =>
      put.shift(task.id, { startsAt: `2026-06-06T${from}`, endsAt: `2026-06-06T${until}`, ...own });
    const why = (shift: { id: number }) => {
      const answer = take(ada, shift.id);
      return answer.ok ? 'ok' : answer.reason === 'obstacle' ? answer.obstacle.code : answer.reason;
    };
    expect([
      why(at('11:00', '13:00')),
      why(at('07:00', '09:00')),
      why(at('13:00', '22:00')),
      why(at('13:00', '14:00', { taskId: guarded.id })),
      why(at('13:00', '14:00', { taskId: spoken.id })),
      why(at('13:00', '14:00', { status: 'cancelled' })),
      why({ id: 1 }),
      why(put.shift(task.id, { startsAt: '2026-04-30T10:00', endsAt: '2026-04-30T11:00' })),
      why(at('13:00', '14:00')),
    ]).toEqual([
      'overlap',
      'outside-availability',
      'too-long-day',
      'not-cleared',
      'not-spoken',
      'cancelled',
      'yours',
      'past',
      'ok',
    ]);
    const theirs = rowsOf(db, makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId);
    expect(() => take(ada, theirs.shift(theirs.task().id).id)).toThrow('notFound');
  });

  it('can be taken until it ends, also once it has begun', () => {
    const { ada, put, task } = begin();
    const from = { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:00' };
    const [one, other] = [put.shift(task.id, from), put.shift(task.id, from)];
    const at = (id: number, now: string) => takeShift(ada, { shiftId: id, clientKey: null }, now);
    expect(at(one.id, '2026-06-06T10:00:00.000Z')).toEqual({ ok: false, reason: 'past' });
    expect(at(other.id, '2026-06-06T09:59:00.000Z')).toMatchObject({ ok: true });
  });

  it('cannot be taken where only coordinators assign shifts', () => {
    const { ada, put, task } = begin({ mayTakeShifts: false });
    expect(take(ada, put.shift(task.id).id)).toEqual({ ok: false, reason: 'notOpen' });
  });

  it('of a séance that is not published yet cannot be taken', () => {
    const { ada, put, task, made } = begin();
    expect(take(ada, put.eventShift(task.id, made.eventIds[0] ?? 0).id)).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('answers', () => {
  it('yes counts for the shift as it is, once; no makes the place free', () => {
    const { db, festival, ada, bob, put, task } = begin();
    const shift = put.shift(task.id);
    const row = put.assignment(shift.id, ada.volunteer.id);
    const yes = { id: row.id, answer: 'confirmed', clientKey: 'answer-1' } as const;
    const said = done(answerAssignment(ada, yes, NOW));
    expect(answerAssignment(ada, yes, NOW)).toEqual(said);
    expect(() => answerAssignment(bob, { ...yes, clientKey: null }, NOW)).toThrow('notFound');
    db.update(t.shifts).set({ endsAt: '2026-06-06T13:00' }).where(eq(t.shifts.id, shift.id)).run();
    done(answerAssignment(ada, { ...yes, clientKey: 'answer-2' }, NOW));
    expect(assignmentKind.read(db, festival.id, row.id)?.agreedEndsAt).toBe('2026-06-06T13:00');
    done(answerAssignment(ada, { ...yes, answer: 'declined', clientKey: 'answer-3' }, NOW));
    done(take(bob, shift.id));
    // The place has been taken meanwhile.
    expect(answerAssignment(ada, { ...yes, clientKey: 'answer-4' }, NOW)).toEqual({ ok: false, reason: 'taken' });
  });

  it('yes does not count for a shift that moved since it was read', () => {
    const { db, festival, ada, put, task } = begin();
    const shift = put.shift(task.id);
    const row = put.assignment(shift.id, ada.volunteer.id);
    const shown = shownAs(timesOfShift(publishedPlanOf(festival.id, db), shift.id));
    const yes = { id: row.id, answer: 'confirmed', shown, clientKey: 'answer-1' } as const;
    db.update(t.shifts).set({ endsAt: '2026-06-06T13:00' }).where(eq(t.shifts.id, shift.id)).run();
    expect(answerAssignment(ada, yes, NOW)).toEqual({ ok: false, reason: 'moved' });
    expect(assignmentKind.read(db, festival.id, row.id)).toMatchObject({ state: 'offered', version: 1 });
    // A no is valid wherever the shift is; likewise for a shift they would have taken.
    done(answerAssignment(ada, { ...yes, answer: 'declined' }, NOW));
    const other = put.shift(task.id, { startsAt: '2026-06-07T10:00', endsAt: '2026-06-07T11:00' });
    expect(takeShift(ada, { shiftId: other.id, shown, clientKey: null }, NOW)).toEqual({ ok: false, reason: 'moved' });
  });

  it('asks again about another place in words, or another task; a yes to what was read before is none', () => {
    const { db, festival, ada, put, task } = begin();
    const shift = put.shift(task.id, { place: 'Gare' });
    const { id } = put.assignment(shift.id, ada.volunteer.id);
    const shown = () => shownAs(timesOfShift(publishedPlanOf(festival.id, db), shift.id));
    const yes = (to = shown()) => answerAssignment(ada, { id, answer: 'confirmed', shown: to, clientKey: null }, NOW);
    const asked = () => volunteerPage(ada, NOW).shifts.map(({ reconfirm }) => reconfirm?.why);
    const edit = (set: Partial<typeof t.shifts.$inferInsert>) => void db.update(t.shifts).set(set).run();
    done(yes());
    expect(asked()).toEqual([undefined]);
    for (const [set, why] of [
      [{ place: 'Gare, côté rue' }, 'place'],
      [{ taskId: put.task().id }, 'task'],
    ] as const) {
      const before = shown();
      edit(set);
      expect(asked()).toEqual([why]);
      expect(yes(before)).toEqual({ ok: false, reason: 'moved' });
      done(yes());
      expect(asked()).toEqual([undefined]);
    }
  });

  it('yes to all counts for each proposed shift that is as it was read, in one act', () => {
    const { db, festival, ada, bob, put, task } = begin();
    const shifts = ['10', '12', '14', '16', '18'].map((hour) =>
      put.shift(task.id, { startsAt: `2026-06-06T${hour}:00`, endsAt: `2026-06-06T${hour}:30` }),
    );
    const rows = shifts.map(({ id }) => put.assignment(id, ada.volunteer.id));
    const plan = publishedPlanOf(festival.id, db);
    const proposed = rows.slice(0, 4).map(({ id, shiftId }) => ({ id, shown: shownAs(timesOfShift(plan, shiftId)) }));
    const states = () => rows.map(({ id }) => assignmentKind.read(db, festival.id, id)?.state);
    expect(() => answerAll(bob, { proposed, clientKey: null }, NOW)).toThrow('notFound');
    expect(states()).toEqual(rows.map(() => 'offered'));

    // Meanwhile the first was answered and the second moved; the last is newer than the page.
    done(answerAssignment(ada, { id: rows[0]?.id ?? 0, answer: 'declined', clientKey: null }, NOW));
    db.update(t.shifts)
      .set({ endsAt: '2026-06-06T13:00' })
      .where(eq(t.shifts.id, shifts[1]?.id ?? 0))
      .run();
    const before = history(db).length;
    const all = { proposed, clientKey: 'answer-all-1' };
    expect(answerAll(ada, all, NOW)).toEqual({ count: 2, refused: { ok: false, reason: 'moved' } });
    expect(states()).toEqual(['declined', 'offered', 'confirmed', 'confirmed', 'offered']);
    expect(assignmentKind.read(db, festival.id, rows[2]?.id ?? 0)).toMatchObject({
      agreedStartsAt: '2026-06-06T14:00',
      agreedEndsAt: '2026-06-06T14:30',
    });
    const written = db.select().from(t.changes).all().slice(before);
    expect(new Set(written.map(({ batch }) => batch)).size).toBe(1);
    expect(written.map(({ verb }) => verb)).toEqual(['confirmed', 'confirmed']);

    // Sent again because of a bad network, it does nothing; each answer can still be changed.
    done(answerAssignment(ada, { id: rows[2]?.id ?? 0, answer: 'declined', clientKey: null }, NOW));
    expect(answerAll(ada, all, NOW)).toEqual({ count: 1, refused: { ok: false, reason: 'moved' } });
    expect(states()).toEqual(['declined', 'offered', 'declined', 'confirmed', 'offered']);
    // Nor does it say yes to what stands again as it was read.
    db.update(t.shifts)
      .set({ endsAt: '2026-06-06T12:30' })
      .where(eq(t.shifts.id, shifts[1]?.id ?? 0))
      .run();
    expect(answerAll(ada, all, NOW)).toEqual({ count: 1, refused: null });
    expect(states()).toEqual(['declined', 'offered', 'declined', 'confirmed', 'offered']);
  });

  it('yes to all counts for the others if one was withdrawn by « Défaire » since', () => {
    const { db, festival, ada, put, task } = begin();
    const [first, second] = ['10', '12'].map((hour) =>
      put.shift(task.id, { startsAt: `2026-06-06T${hour}:00`, endsAt: `2026-06-06T${hour}:30` }),
    );
    const rows = [first, second].map((shift) => put.assignment(shift?.id ?? 0, ada.volunteer.id));
    const plan = publishedPlanOf(festival.id, db);
    const proposed = rows.map(({ id, shiftId }) => ({ id, shown: shownAs(timesOfShift(plan, shiftId)) }));
    db.delete(t.assignments)
      .where(eq(t.assignments.id, rows[0]?.id ?? 0))
      .run();
    const all = { proposed, clientKey: 'answer-all-1' };
    const said = { count: 1, refused: { ok: false, reason: 'cancelled' } };
    expect(answerAll(ada, all, NOW)).toEqual(said);
    // The key is stored with the yes; sent again, nothing is written.
    const before = history(db).length;
    expect(answerAll(ada, all, NOW)).toEqual(said);
    expect(history(db).length).toBe(before);
    expect(assignmentKind.read(db, festival.id, rows[1]?.id ?? 0)?.state).toBe('confirmed');
  });

  it('yes to all says that nothing was noted if all shifts have moved', () => {
    const { db, festival, ada, put, task } = begin();
    const [first, second] = ['10', '12'].map((hour) =>
      put.assignment(
        put.shift(task.id, { startsAt: `2026-06-06T${hour}:00`, endsAt: `2026-06-06T${hour}:30` }).id,
        ada.volunteer.id,
      ),
    );
    if (!first || !second) throw new Error('no shift');
    const shown = shownAs(timesOfShift(publishedPlanOf(festival.id, db), first.shiftId));
    done(answerAssignment(ada, { id: first.id, answer: 'declined', clientKey: null }, NOW));
    const proposed = `${first.id}.${shown} ${second.id}.elsewher`;
    const act = postedActSchema.parse({ act: 'yesAll', proposed, clientKey: 'answer-all-1' });
    expect(doPostedAct(ada, act, 'fr', { now: NOW })).toMatchObject({ ok: false });
  });

  it('yes to all says why if none is left', () => {
    const { ada, put, task, festival, db } = begin();
    const row = put.assignment(put.shift(task.id).id, ada.volunteer.id);
    const post = (proposed: string, clientKey: string) =>
      doPostedAct(ada, postedActSchema.parse({ act: 'yesAll', proposed, clientKey }), 'fr', { now: NOW });
    const moved = post(`${row.id}.elsewher`, 'answer-all-1');
    expect(moved).toMatchObject({ ok: false, sentence: expect.stringContaining('changé') });
    const shown = shownAs(timesOfShift(publishedPlanOf(festival.id, db), row.shiftId));
    expect(post(`${row.id}.${shown}`, 'answer-all-2')).toEqual({ ok: true, said: 'yesAll' });
    expect(assignmentKind.read(db, festival.id, row.id)?.state).toBe('confirmed');
    expect(postedActSchema.safeParse({ act: 'yesAll', proposed: '', clientKey: 'answer-all-3' }).success).toBe(false);
  });

  it('change nothing of past shifts', () => {
    const { db, festival, ada, put, task } = begin();
    const row = put.assignment(
      put.shift(task.id, { startsAt: '2026-04-30T10:00', endsAt: '2026-04-30T11:00' }).id,
      ada.volunteer.id,
      { state: 'confirmed', checkedInAt: NOW },
    );
    for (const answer of ['confirmed', 'declined'] as const)
      expect(answerAssignment(ada, { id: row.id, answer, clientKey: null }, NOW)).toEqual({
        ok: false,
        reason: 'past',
      });
    expect(assignmentKind.read(db, festival.id, row.id)).toEqual(row);
  });

  it('are possible until the present end: that of a late séance', () => {
    const { db, day, events } = publishedDay();
    const put = rowsOf(db, day.id);
    db.insert(t.volunteerSettings).values({ festivalId: day.id, mayTakeShifts: true }).run();
    const volunteers = { ...day, db } as unknown as Authorized<'volunteers'>;
    const [ada, bob, cy] = ['Ada', 'Bob', 'Cy'].map((name) => put.volunteer(name));
    const opened = authorizeVolunteer(renewLink(volunteers, ada?.id ?? 0, NOW).token, NOW, db);
    if (!opened.ok) throw new Error(opened.reason);
    const { who } = opened;
    const task = put.task({ briefing: { fr: 'Lire' } });
    const [own, free] = [1, 2].map(() => put.eventShift(task.id, events[0] ?? 0, { people: 2 }));
    const row = put.assignment(own?.id ?? 0, ada?.id ?? 0);
    const given = put.assignment(free?.id ?? 0, bob?.id ?? 0, { state: 'confirmed' });
    const exchange = { festivalId: day.id, assignmentId: given.id, at: NOW, message: '' } as const;
    db.insert(t.exchanges).values(exchange).run();
    const times = timesOfShift(publishedPlanOf(day.id, db), row.shiftId);
    const end = times?.isTimed ? times.end : 0;
    const after = (minutes: number) => new Date((end + minutes) * 60_000).toISOString();
    const delay = { festivalId: day.id, eventId: events[0] ?? 0, kind: 'delay', value: '20', at: after(-60) } as const;
    db.insert(t.liveFacts).values(delay).run();
    const pageAt = (now: string) => {
      const page = volunteerPage(who, now, new Map([[events[0] ?? 0, { startMinutes: 20, endMinutes: 20 }]]));
      const { exchanges, people, coverage, plan } = volunteersBoard(volunteers, now);
      const holes = coverage.holes.map(({ shiftId }) => shiftId);
      const proposed = aheadOf(plan.planning, (shiftId) => plan.isOver(shiftId, now)).shifts.flatMap((shift) =>
        shift.people > 1 ? shift.id : [],
      );
      expect(proposed).toEqual(holes);
      const unseen = people.flatMap((one) => one.unseen);
      const unread = briefingReaders(day.id, now, db).get(task.id)?.unread.length;
      return [page.open.map(({ id }) => id), page.offers.length, exchanges.length, unseen.length, unread, holes];
    };
    const added = [{ shiftId: own?.id ?? 0, volunteerId: cy?.id ?? 0 }];
    const fill = (now: string) => takeFilling(volunteers, { added, clientKey: null }, now).taken;
    const answer = (now: string) =>
      answerAssignment(who, { id: row.id, answer: 'confirmed', clientKey: null }, now).ok ||
      takeShift(who, { shiftId: free?.id ?? 0, clientKey: null }, now);
    expect(pageAt(after(20))).toEqual([[], 0, 0, 0, 0, []]);
    expect([fill(after(20)), answer(after(20))]).toEqual([0, { ok: false, reason: 'past' }]);
    expect(pageAt(after(19))).toEqual([[free?.id], 1, 1, 2, 2, [row.shiftId, given.shiftId]]);
    expect([answer(after(19)), fill(after(19))]).toEqual([true, 1]);
  });

  it('cannot be taken or exchanged against the end that holds now of another, nor by a minor who would stay too late', () => {
    const { db, day, events } = publishedDay();
    const put = rowsOf(db, day.id);
    db.insert(t.volunteerSettings)
      .values({ festivalId: day.id, mayTakeShifts: true, exchangesNeedApproval: false, minorsUntil: '16:00' })
      .run();
    const volunteers = { ...day, db } as unknown as Authorized<'volunteers'>;
    const behind = ({ id }: { id: number }) => {
      const opened = authorizeVolunteer(renewLink(volunteers, id, NOW).token, NOW, db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const [morning = 0, , afternoon = 0] = events;
    const task = put.task();
    const minor = { age: 'under18', consent: 'paper', consentOn: '2026-05-01' } as const;
    const [ada, bob, cy] = [put.volunteer('Ada'), put.volunteer('Bob'), put.volunteer('Cy', minor)];
    // Until 10:40 and 15:40, forty minutes later with their séances.
    put.assignment(put.eventShift(task.id, morning).id, ada.id, { state: 'confirmed' });
    const last = put.eventShift(task.id, afternoon);
    const noon = put.shift(task.id, { startsAt: '2026-06-06T11:00', endsAt: '2026-06-06T12:00', people: 2 });
    const given = put.assignment(noon.id, bob.id, { state: 'confirmed' });
    const exchange = { festivalId: day.id, assignmentId: given.id, at: NOW, message: '' } as const;
    const { id } = db.insert(t.exchanges).values(exchange).returning().get();
    const [adas, cys] = [behind(ada), behind(cy)];
    const late = new Map([morning, afternoon].map((event) => [event, { startMinutes: 40, endMinutes: 40 }]));
    const shown = (delays: typeof late) => {
      const [own, minors] = [volunteerPage(adas, MORNING, delays), volunteerPage(cys, MORNING, delays)];
      const free = minors.open.find((one) => one.id === last.id);
      return [own.open.find((one) => one.id === noon.id), own.offers[0], free].map((one) => one?.obstacle?.code);
    };
    expect(shown(new Map())).toEqual([undefined, undefined, undefined]);
    expect(shown(late)).toEqual(['overlap', 'overlap', 'minor-hours']);
    const tries = () =>
      [
        doPostedAct(adas, postedActSchema.parse({ act: 'take', id: noon.id }), 'fr', { now: MORNING }),
        doPostedAct(adas, postedActSchema.parse({ act: 'accept', id }), 'fr', { now: MORNING }),
        doPostedAct(cys, postedActSchema.parse({ act: 'take', id: last.id }), 'fr', { now: MORNING }),
      ].map((did) => (did.ok ? did.said : did.sentence));
    for (const eventId of [morning, afternoon])
      db.insert(t.liveFacts).values({ festivalId: day.id, eventId, kind: 'delay', value: '40', at: NOW }).run();
    const until = 'Vous êtes déjà sur « Placement », 9 h 20 – 11 h 20';
    expect(tries()).toEqual([
      expect.stringContaining(typeset(until, 'fr')),
      expect.stringContaining(typeset(until, 'fr')),
      typeset('Une personne mineure n’a pas de créneau avant 6 h ni après 16 h.', 'fr'),
    ]);
    // A filling leaves the minor out, and the others have their shifts.
    const early = put.shift(task.id, { startsAt: '2026-06-06T12:30', endsAt: '2026-06-06T13:00' });
    const [kept, forbidden] = [early, last].map((shift) => ({ shiftId: shift.id, volunteerId: cy.id })) as [
      never,
      never,
    ];
    const filled = takeFilling(volunteers, { added: [kept, forbidden], clientKey: null }, MORNING);
    expect(filled).toMatchObject({ taken: 1, left: [forbidden] });
    db.delete(t.assignments).where(eq(t.assignments.shiftId, early.id)).run();
    db.delete(t.liveFacts).run();
    expect(tries()).toEqual(['take', typeset('Vous êtes déjà sur ce créneau.', 'fr'), 'take']);
  });

  it('« c’est noté » for a cancelled séance asks again if the séance is restored', () => {
    const { db, festival, ada, put, task, made } = begin();
    const event = db
      .select()
      .from(t.events)
      .all()
      .find(({ startsAt }) => startsAt !== null);
    const publisher = festival as unknown as Parameters<typeof publishRelease>[0];
    const publish = (expected: number, status: 'planned' | 'cancelled') => {
      db.update(t.events)
        .set({ status, version: expected + 2 })
        .where(eq(t.events.id, event?.id ?? 0))
        .run();
      done(publishRelease(publisher, publishSchema.parse({ expected, note: {} }), NOW));
    };
    expect(made.eventIds).toContain(event?.id);
    publish(0, 'planned');
    const row = put.assignment(put.eventShift(task.id, event?.id ?? 0).id, ada.volunteer.id);
    const answer = () => done(answerAssignment(ada, { id: row.id, answer: 'confirmed', clientKey: null }, NOW));
    const read = () => assignmentKind.read(db, festival.id, row.id);
    noteSeen(ada, volunteerPage(ada, NOW).shifts, 1);
    expect(read()?.seenStartsAt).toEqual(expect.any(String));
    answer();
    expect(read()).toMatchObject({ state: 'confirmed', agreedStartsAt: expect.any(String) });
    publish(1, 'cancelled');
    answer();
    expect(read()).toMatchObject({ state: 'offered', agreedStartsAt: null });
    // They have just confirmed that they know.
    expect(volunteerPage(ada, NOW).moved).toEqual([]);
    publish(2, 'planned');
    expect(volunteerPage(ada, NOW).shifts).toMatchObject([{ state: 'offered', times: { isTimed: true } }]);
  });

  it('what was seen but could not be written is noted the next time, and the page is shown all the same', () => {
    const { db, festival, ada, put, task } = begin();
    const row = put.assignment(put.shift(task.id).id, ada.volunteer.id);
    const note = () =>
      noteSeen(ada, [{ assignmentId: row.id, planned: { isTimed: false, why: 'unscheduled', roomId: null } }], 3);
    const read = () => assignmentKind.read(db, festival.id, row.id)?.seenRelease;
    db.$client.pragma('query_only = 1');
    note();
    expect(read()).toBeNull();
    db.$client.pragma('query_only = 0');
    note();
    expect(read()).toBe(3);
  });

  it('what was seen is noted without an act, and only what was on the page', () => {
    const { db, festival, ada, bob, put, task } = begin();
    const row = put.assignment(put.shift(task.id).id, ada.volunteer.id);
    const later = put.assignment(put.shift(task.id).id, ada.volunteer.id);
    const foreign = put.assignment(put.shift(task.id).id, bob.volunteer.id);
    const before = history(db);
    const shown = (assignmentId: number) =>
      ({ assignmentId, planned: { isTimed: false, why: 'unscheduled', roomId: null } }) as const;
    noteSeen(ada, [shown(row.id), shown(foreign.id)], 3);
    const read = (id: number) => assignmentKind.read(db, festival.id, id);
    expect(read(row.id)).toMatchObject({ seenRelease: 3, version: 1 });
    expect([later, foreign].map(({ id }) => read(id)?.seenRelease)).toEqual([null, null]);
    // A page cached from an older release takes nothing back.
    noteSeen(ada, [shown(row.id)], 2);
    expect(read(row.id)?.seenRelease).toBe(3);
    expect(history(db)).toEqual(before);
    // That it is no longer theirs stays to be read, until they say that they have.
    unassignVolunteer(festival, { id: row.id, clientKey: null }, NOW);
    noteSeen(ada, [shown(row.id)], 4);
    expect(read(row.id)).toMatchObject({ state: 'cancelled', seenRelease: null });
    // Removed and asked again, it is a question they have not seen.
    assignVolunteer(festival, { shiftId: row.shiftId, volunteerId: ada.volunteer.id, clientKey: null }, NOW);
    expect(read(row.id)).toMatchObject({ state: 'offered', seenRelease: null });
  });
});
