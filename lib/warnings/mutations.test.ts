import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { actKey } from '#lib/events/fix-acts.ts';
import { applyAct } from '#lib/events/fix-ways.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { readEvent } from '#lib/events/root.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { actsOf } from '#lib/events/warning-fixes.ts';
import { warningKind } from '#lib/events/warning-groups.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { leftToSettle } from './left-to-settle.ts';
import { acceptWarnings, withdrawAcceptances } from './mutations.ts';
import { standingNow, standingWarnings } from './queries.ts';
import { acceptSchema, MAX_WITHDRAWN, withdrawSchema } from './schema.ts';

type Both = Authorized<never>;
const LATER = '2026-05-02T10:00:00.000Z';

/** Séances that all start at nine in the same rooms, so that everything clashes. */
function working() {
  const made = workingFestival('schedule', { events: 60, rooms: 2, days: 1 });
  const festival = made.festival as Both;
  const open = () => standingWarnings(festival.id, made.db).open;
  const pick = (code: Warning['code']) => open().find((warning) => warning.code === code) as Warning;
  return { ...made, festival, open, pick };
}

const input = (warning: Warning, own: object = {}) =>
  acceptSchema.parse({ warning: warningKey(warning), count: '1', reason: 'La salle le sait.', ...own });

describe('accepting a warning', () => {
  it('removes it from the open ones, says who, when and why, and one undo restores it', () => {
    const { db, festival, open, pick } = working();
    const before = open();
    const warning = pick('room-overlap');
    const { batch } = done(acceptWarnings(festival, input(warning), NOW));
    const after = standingWarnings(festival.id, db);
    expect(after.open).toEqual(before.filter((one) => warningKey(one) !== warningKey(warning)));
    expect(after.accepted).toEqual([
      { warning, acceptance: expect.objectContaining({ reason: 'La salle le sait.', byName: 'Camille', at: NOW }) },
    ]);
    expect(history(db)).toEqual(['accepted-warning accepted - is by Camille']);
    const undone = done(undoBatch(festival, batch, LATER));
    expect(open()).toEqual(before);
    done(undoBatch(festival, undone.batch, LATER));
    expect(standingWarnings(festival.id, db).accepted).toEqual(after.accepted);
  });

  it('ends when its facts change, and holds again when they are as before', () => {
    const { db, festival, pick } = working();
    const warning = pick('room-overlap');
    done(acceptWarnings(festival, input(warning), NOW));
    const event = readEvent(db, festival.id, warning.eventIds[1] ?? 0);
    if (!event?.startsAt) throw new Error('no start');
    const startsAt = `${event.startsAt.slice(0, 14)}${event.startsAt.endsWith('1') ? '2' : '0'}1`;
    const moved = done(moveEvent(festival, event.id, { version: event.version, clientKey: null, startsAt }, NOW));
    const lapsed = standingWarnings(festival.id, db);
    expect(lapsed.accepted).toEqual([]);
    expect(lapsed.lapsed).toHaveLength(1);
    done(undoBatch(festival, moved.batch ?? '', LATER));
    expect(standingWarnings(festival.id, db).accepted).toHaveLength(1);
  });

  it('accepts all of one kind at once, if they are as many as its reader was told', () => {
    const { db, festival, open, pick } = working();
    const warning = pick('changeover-short');
    const ofKind = open().filter((one) => warningKind(one) === warningKind(warning)).length;
    expect(ofKind).toBeGreaterThan(3);
    const all = (count: number) => acceptWarnings(festival, input(warning, { all: 'yes', count: String(count) }), NOW);
    expect(all(ofKind + 1)).toEqual({ ok: false, reason: 'count', count: ofKind });
    const { batch } = done(all(ofKind));
    expect(open().filter((one) => one.code === 'changeover-short')).toEqual([]);
    expect(standingWarnings(festival.id, db).accepted).toHaveLength(ofKind);
    done(undoBatch(festival, batch, LATER));
    expect(open().filter((one) => one.code === 'changeover-short')).toHaveLength(ofKind);
  });

  it('is refused for settled or accepted warnings, and without a reason', () => {
    const { festival, pick } = working();
    const warning = pick('room-overlap');
    done(acceptWarnings(festival, input(warning), NOW));
    expect(acceptWarnings(festival, input(warning), NOW)).toEqual({ ok: false, reason: 'gone' });
    expect(acceptSchema.safeParse({ warning: 'x', count: '1', reason: ' \n ' }).success).toBe(false);
    expect(acceptSchema.safeParse({ warning: 'x', count: '1', reason: 'x'.repeat(2001) }).success).toBe(false);
  });

  it('is refused for another festival', () => {
    const { db, festival, actor, pick } = working();
    const other = makeFestival(db, { events: 60, rooms: 2, days: 1, seed: 9 });
    const elsewhere = authorizeFestival({ ...actor, userId: other.userId }, other.slug, 'accept-warnings', db);
    const warning = pick('room-overlap');
    expect(acceptWarnings(elsewhere, input(warning), NOW)).toEqual({ ok: false, reason: 'gone' });
    done(acceptWarnings(festival, input(warning), NOW));
    const [row] = db.select().from(t.acceptedWarnings).all();
    expect(withdrawAcceptances(elsewhere, [row?.id ?? 0], NOW)).toBeNull();
    expect(standingWarnings(festival.id, db).accepted).toHaveLength(1);
  });

  it('removes it from those the publish page counts', () => {
    const { festival, db, pick } = working();
    const warning = pick('room-overlap');
    const settling = () => {
      const { index, ...standing } = standingNow(festival.id, db);
      return leftToSettle(standing, index, { only: null, today: NOW.slice(0, 10) });
    };
    const blocking = () => settling().levels.find(({ level }) => level === 'blocking')?.count ?? 0;
    const before = blocking();
    done(acceptWarnings(festival, input(warning), NOW));
    expect(blocking()).toBe(before - 1);
    expect(settling().accepted).toHaveLength(1);
  });
});

it('withdrawing restores warnings, together, and can be undone', () => {
  const { db, festival, open, pick } = working();
  const before = open();
  done(acceptWarnings(festival, input(pick('room-overlap')), NOW));
  done(acceptWarnings(festival, input(pick('changeover-short')), NOW));
  const ids = db
    .select({ id: t.acceptedWarnings.id })
    .from(t.acceptedWarnings)
    .all()
    .map(({ id }) => id);
  // With as many others as one press may bring.
  const asked = Array.from({ length: MAX_WITHDRAWN }, (_, i) => ids[i] ?? 999_999 + i);
  const withdrawn = withdrawAcceptances(festival, withdrawSchema.parse({ ids: asked }).ids, LATER);
  expect(withdrawn).toMatchObject({ count: 2 });
  expect(open()).toEqual(before);
  expect(withdrawAcceptances(festival, ids, LATER)).toBeNull();
  // One that somebody accepted anew meanwhile stays as it is, and stops no other.
  done(acceptWarnings(festival, input(pick('room-overlap'), { reason: 'À deux voix.' }), LATER));
  expect(undoBatch(festival, withdrawn?.batch ?? '', LATER)).toMatchObject({ ok: true, left: { length: 1 } });
  const reasons = standingWarnings(festival.id, db).accepted.map(({ acceptance }) => acceptance.reason);
  expect(reasons.sort()).toEqual(['La salle le sait.', 'À deux voix.']);
});

describe('a button under a warning', () => {
  it('does what it said, in one batch, and nothing if the programme changed since', () => {
    const { db, festival } = working();
    const { index, open } = standingWarnings(festival.id, db);
    const seen = open.flatMap((warning) => actsOf(warning, index).map((act) => ({ warning, act })));
    const found = seen.find(({ act }) => act.kind === 'move-event');
    if (found?.act.kind !== 'move-event') throw new Error('nothing can be moved');
    const asked = { warning: warningKey(found.warning), act: actKey(found.act) };
    const before = readEvent(db, festival.id, found.act.eventId);
    const { batch } = done(applyAct(festival, asked, NOW));
    const { startsAt } = found.act;
    expect(readEvent(db, festival.id, found.act.eventId)).toMatchObject({
      startsAt,
      version: (before?.version ?? 0) + 1,
    });
    expect(conflictsOf(standingWarnings(festival.id, db).index).map(warningKey)).not.toContain(asked.warning);
    expect(applyAct(festival, asked, NOW)).toEqual({ ok: false, reason: 'changed' });
    done(undoBatch(festival, batch, LATER));
    expect(readEvent(db, festival.id, found.act.eventId)).toMatchObject({ startsAt: before?.startsAt });
    expect(applyAct(festival, { ...asked, act: '{"kind":"move-event"}' }, NOW)).toEqual({
      ok: false,
      reason: 'changed',
    });
  });

  it('exchanges two rooms as one act', () => {
    const { db, made, festival } = workingFestival('schedule', { events: 2, rooms: 2, days: 1 });
    const [one = 0, two = 0] = made.roomIds;
    const [first = 0, second = 0] = made.eventIds;
    db.update(t.rooms)
      .set({ abilities: ['file'] })
      .where(eq(t.rooms.id, one))
      .run();
    db.update(t.rooms)
      .set({ abilities: ['dcp'] })
      .where(eq(t.rooms.id, two))
      .run();
    for (const id of made.eventIds)
      db.update(t.events).set({ startsAt: '2026-06-06T10:00' }).where(eq(t.events.id, id)).run();
    db.delete(t.eventItems).run();
    const film = db.select().from(t.filmVersions).get();
    const own = { festivalId: made.festivalId, position: 0 };
    db.insert(t.eventItems)
      .values({ ...own, eventId: first, kind: 'film', filmId: film?.filmId ?? 0 })
      .run();
    db.insert(t.eventItems)
      .values({ ...own, eventId: second, kind: 'other', minutes: 60 })
      .run();
    const { index, open } = standingWarnings(festival.id, db);
    const warning = open.find(({ code }) => code === 'format-unsupported') as Warning;
    const act = actsOf(warning, index).find(({ kind }) => kind === 'swap-rooms');
    if (!act) throw new Error('no swap');
    const { batch } = done(applyAct(festival, { warning: warningKey(warning), act: actKey(act) }, NOW));
    const rooms = () => [first, second].map((id) => readEvent(db, festival.id, id)?.rooms.map(({ roomId }) => roomId));
    expect(rooms()).toEqual([[two], [one]]);
    done(undoBatch(festival, batch, LATER));
    expect(rooms()).toEqual([[one], [two]]);
  });
});
