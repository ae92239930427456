import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { cancelEvent, unscheduleEvent } from '#lib/events/mutations.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { publishForm, selectionOf } from './asked-release.ts';
import { figuresOf, releaseStateOf } from './frozen-draft.ts';
import { digestOf, stillHeld } from './left-out.ts';
import { publicationPlan } from './publication.ts';
import { publishRelease } from './publish-testing.ts';
import { freeze } from './release.ts';

const AT = '2026-05-02T10:00:00.000Z';
const LATER = '2026-05-03T10:00:00.000Z';

/**
 * A festival whose twelve séances are all public and placed, with functions that publish and change
 * it.
 */
function placed() {
  const made = workingFestival('schedule', { events: 12, rooms: 2, days: 2 });
  const { db, festival } = made;
  db.update(t.events).set({ visibility: 'public', timeIsSuggested: false, admission: 'start' }).run();
  const rooms = db.select().from(t.rooms).all();
  const events = made.made.eventIds.map((id, i) => {
    db.update(t.events)
      .set({ startsAt: `2026-11-27T${10 + i}:00` })
      .where(eq(t.events.id, id))
      .run();
    db.delete(t.eventRooms).where(eq(t.eventRooms.eventId, id)).run();
    db.insert(t.eventRooms)
      .values({ festivalId: festival.id, eventId: id, roomId: rooms[i % 2]?.id ?? 0 })
      .run();
    return readEvent(db, festival.id, id) as EventRoot;
  });
  const publisher = authorizeFestival(made.actor, made.made.slug, 'publish', db);
  /** As the page does it: with these numbers unticked, or unchanged. */
  const publish = (unticked: number[] | null = null, now = AT) => {
    const plan = publicationPlan(publisher, null, now, db);
    const chosen = plan.differences
      .map(({ number }) => number)
      .filter((number) => (unticked ? !unticked.includes(number) : plan.ready.has(number)));
    const input = publishForm.parse({ expected: String(plan.current), chosen: chosen.map(String), general: 'yes' });
    const selection = selectionOf(plan, [], input);
    if (!selection.ok) throw new Error('Nothing is ticked.');
    return publishRelease(publisher, { ...input, ...selection }, now);
  };
  const state = (now = LATER) => releaseStateOf(festival, now, db);
  const why = () => Object.fromEntries(state().leftOut.map(({ number, reason }) => [number, reason]));
  const without = (event: EventRoot, columns: object) =>
    db.update(t.events).set(columns).where(eq(t.events.id, event.id)).run();
  const withoutRoom = (event: EventRoot) => db.delete(t.eventRooms).where(eq(t.eventRooms.eventId, event.id)).run();
  const move = (event: EventRoot, startsAt: string, version = 1) =>
    expect(moveEvent(festival, event.id, { version, clientKey: null, startsAt }, LATER)).toMatchObject({ ok: true });
  return {
    ...made,
    events: events as [EventRoot, EventRoot, EventRoot, EventRoot, EventRoot],
    publish,
    state,
    why,
    without,
    withoutRoom,
    move,
  };
}

describe('what stays out of the public', () => {
  it('is listed for every séance that readers do not find, with the reason', () => {
    const { db, events, without, withoutRoom, publish, state, why } = placed();
    const [noTime, noRoom, team, title, cancelled] = events;
    without(noTime, { startsAt: null });
    withoutRoom(noRoom);
    without(team, { visibility: 'team' });
    without(cancelled, { status: 'cancelled' });
    const film = db.select().from(t.eventItems).where(eq(t.eventItems.eventId, title.id)).get();
    const films = db.select().from(t.films).all();
    db.update(t.films).set({ announceable: 'yes' }).run();
    db.delete(t.eventItems).where(eq(t.eventItems.eventId, title.id)).run();
    const secret = films.at(-1)?.id ?? 0;
    db.update(t.eventItems)
      .set({ filmId: films[0]?.id ?? 0, filmVersionId: null })
      .where(eq(t.eventItems.filmId, secret))
      .run();
    db.insert(t.eventItems)
      .values({
        ...film,
        festivalId: team.festivalId,
        eventId: title.id,
        position: 0,
        kind: 'film',
        filmId: secret,
        filmVersionId: null,
        minutes: null,
      })
      .run();
    db.update(t.films).set({ announceable: 'no' }).where(eq(t.films.id, secret)).run();

    const expected = {
      [noTime.number]: 'no-time',
      [noRoom.number]: 'no-room',
      [team.number]: 'team',
      [title.number]: 'title',
      [cancelled.number]: 'cancelled',
    };
    expect(why()).toEqual(expected);
    expect(publish()).toMatchObject({ ok: true, number: 1 });
    expect(why()).toEqual(expected);
    // Everything that was ready is public, and the desk reports no more than that.
    expect(figuresOf(state())).toMatchObject({ count: 0, held: 0, out: 4 });
    // Published without a place, they are listed under « Date à préciser », which is no day and has
    // no calendar.
    publish([], LATER);
    expect(why()).toMatchObject({ [noTime.number]: 'undated', [noRoom.number]: 'undated' });
  });

  it('counts a séance that lost its place as a change until that is published', () => {
    const { events, publish, state, why, festival } = placed();
    const [one] = events;
    publish();
    expect(unscheduleEvent(festival, one.id, { version: 1, clientKey: null }, LATER)).toMatchObject({ ok: true });
    expect(figuresOf(state())).toMatchObject({ count: 1, out: 0 });
    publish(null, LATER);
    expect(figuresOf(state())).toMatchObject({ count: 0, out: 1 });
    expect(why()).toEqual({ [one.number]: 'undated' });
  });

  it('counts changes that belong to no séance among the unpublished ones', () => {
    const { db, festival, publish, state } = placed();
    publish();
    expect(figuresOf(state()).count).toBe(0);
    db.update(t.festivals)
      .set({ introduction: { fr: 'Une autre introduction.' } })
      .run();
    db.insert(t.changes)
      .values({
        festivalId: festival.id,
        batch: 'x',
        at: LATER,
        verb: 'edited',
        entity: 'festival',
        entityId: festival.id,
      })
      .run();
    expect(figuresOf(state()).count).toBe(1);
  });
});

describe('what was held back', () => {
  it('is not ticked again until it changes, and is named with the release that left it out', () => {
    const { events, publish, state, move, festival, db } = placed();
    const [one, other] = events;
    publish();
    move(one, '2026-11-28T10:00');
    move(other, '2026-11-28T12:00');
    expect(publish([one.number], LATER)).toMatchObject({ number: 2 });
    expect(figuresOf(state())).toMatchObject({ count: 0, held: 1, out: 0 });
    expect(publicationPlan(festival, null, LATER, db)).toMatchObject({
      ready: new Set(),
      held: [{ number: one.number, since: 2 }],
    });
    // Another publication leaves it out again, but the first one is still reported.
    move(other, '2026-11-28T13:00', 2);
    expect(publish(null, LATER)).toMatchObject({ number: 3 });
    expect(publicationPlan(festival, null, LATER, db).held).toMatchObject([{ number: one.number, since: 2 }]);
    // It was changed since: whoever left it out has not seen this version.
    move(one, '2026-11-28T11:00', 2);
    expect(figuresOf(state())).toMatchObject({ count: 1, held: 0 });
  });

  it('ends when it is published, and includes cancellations', () => {
    const { events, publish, state, move, festival } = placed();
    const [one, other] = events;
    publish();
    expect(
      cancelEvent(festival, one.id, { version: 1, clientKey: null, reason: { fr: 'La copie est bloquée.' } }, LATER),
    ).toMatchObject({ ok: true });
    move(other, '2026-11-28T12:00');
    publish([one.number], LATER);
    expect(figuresOf(state())).toMatchObject({ count: 0, held: 1 });
    publish([], LATER);
    expect(figuresOf(state())).toMatchObject({ count: 0, held: 0, out: 0 });
  });

  it('is distinguished from a séance that has no time yet, which nobody held back', () => {
    const { events, without, publish, state } = placed();
    without(events[0], { startsAt: null });
    publish();
    expect(state().leftOut).toMatchObject([{ number: events[0].number, reason: 'no-time' }]);
  });

  it('lasts while the séance says the same as when it was held back', () => {
    const frozen = (title: string) =>
      freeze(draftOf([eventOf(10, { title: { fr: title } }), eventOf(11)]), null, { number: 1, at: AT });
    const then = frozen('Terre rare');
    const held = [10, 11].map((number) => ({ number, content: digestOf(number, then), since: 1 }));
    expect(stillHeld(held, frozen('Terre rare'))).toEqual(held);
    expect(stillHeld(held, frozen('Autre chose')).map(({ number }) => number)).toEqual([11]);
  });
});
