import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, databaseFile, getDb, openDatabase, write } from '#db/client.ts';
import type { ChangeEntity, Role } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { type MadeFestival, makeFestival, openTestFile } from '#db/testing.ts';
import { endSession, startSession } from '#lib/accounts/sessions.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema, type GridAct } from '#lib/events/acts-schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { keyOf } from '#lib/history/roots.ts';
import type { Actor } from '#lib/policy.ts';
import { holdEvents, MAX_REPLAYED, messagesSince, presenceSchema, whoIsHere } from './hub.ts';
import { type LiveChange, type LiveMessage, seenBy } from './messages.ts';
import { closeStreams, MAX_STREAMS, openStream } from './stream.ts';

/*
 * The real parts: a database file, the process's own connection to it, and another one as a
 * command-line tool has.
 */

let other: Db;
let seed = 0;
const kept = process.env.LANTERNE_DATA;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-live-'));
  process.env.LANTERNE_DATA = folder;
  openTestFile(folder);
  other = openDatabase(databaseFile(folder));
});
afterAll(() => {
  closeStreams();
  if (kept === undefined) delete process.env.LANTERNE_DATA;
  else process.env.LANTERNE_DATA = kept;
});

let made: MadeFestival;
let actor: Actor;
let token: string;
beforeEach(() => {
  made = makeFestival(getDb(), { events: 3, rooms: 2, days: 1, seed: 70, slug: `live-${++seed}` });
  actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  token = write(getDb(), (tx) => startSession(tx, actor.userId, '', new Date().toISOString())).token;
});

/** Reads a stream message by message. */
function read(
  more: {
    after?: number | null;
    client?: string;
    beat?: number;
    actor?: Actor;
    token?: string;
    gone?: AbortSignal;
  } = {},
) {
  const wanted = {
    festivalId: made.festivalId,
    slug: made.slug,
    actor,
    token,
    client: randomUUID(),
    after: null,
    gone: new AbortController().signal,
  };
  const reader = openStream({ ...wanted, ...more }).getReader();
  let text = '';
  const next = async (): Promise<{ id: number | null; message: LiveMessage } | null> => {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read();
      if (done) return null;
      text += new TextDecoder().decode(value);
    }
    const end = text.indexOf('\n\n');
    const fields = new Map(
      text
        .slice(0, end)
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    text = text.slice(end + 2);
    const message = { event: fields.get('event'), data: JSON.parse(fields.get('data') ?? '') } as LiveMessage;
    return { id: fields.has('id') ? Number(fields.get('id')) : null, message };
  };
  /** The next message of this kind. */
  const until = async <E extends LiveMessage['event']>(event: E) => {
    for (;;) {
      const got = await next();
      if (!got) throw new Error(`the stream ended before ${event}`);
      if (got.message.event === event)
        return { id: got.id, data: got.message.data as Extract<LiveMessage, { event: E }>['data'] };
    }
  };
  return { next, until, leave: () => reader.cancel() };
}

const act = (acts: GridAct[], db: Db = getDb(), who: Actor = actor, clientKey: string = randomUUID()) =>
  doActs(
    authorizeFestival(who, made.slug, 'schedule', db),
    actsSchema.parse({ clientKey, acts }),
    '2026-05-01T10:00:00.000Z',
  );
const shift = (id: number | undefined, version = 1): GridAct => ({
  act: 'shift',
  minutes: 5,
  events: [{ id: id ?? 0, version }],
});
const scheduled = () => {
  for (const id of made.eventIds)
    getDb().update(t.events).set({ startsAt: '2026-06-06T10:00' }).where(eq(t.events.id, id)).run();
};

describe('an event stream', () => {
  it('begins with the id of the last change and who is here, and sends an act of this process with the present séance', async () => {
    scheduled();
    const client = randomUUID();
    const stream = read({ client });
    expect((await stream.next())?.message).toEqual({ event: 'hello', data: { lastChange: 0 } });
    expect((await stream.until('presence')).data).toEqual([
      { client, userId: actor.userId, name: 'Camille', holds: [], place: '' },
    ]);
    const key = randomUUID();
    const done = act([shift(made.eventIds[0])], getDb(), actor, key);
    const { id, data } = await stream.until('change');
    expect(done).toMatchObject({ ok: true, lastChange: id });
    expect(data).toMatchObject({ key, verb: 'shifted', by: 'Camille', userId: actor.userId, removed: [], others: [] });
    expect(data.whole).toEqual([
      expect.objectContaining({
        id: made.eventIds[0],
        version: 2,
        startsAt: '2026-06-06T10:05',
        items: expect.any(Array),
      }),
    ]);
    expect(data.whole[0]).not.toHaveProperty('teamNotes');
    // At once again, because watching for other programs would not notice what this connection
    // wrote.
    act([shift(made.eventIds[0], 2)]);
    expect((await stream.until('change')).data.whole).toMatchObject([{ version: 3 }]);
    await stream.leave();
  });

  it('sends tags to people who may read private facts, while they may', async () => {
    scheduled();
    const stream = read();
    await stream.until('presence');
    const told = async (version: number) => {
      act([{ act: 'edit', events: [{ id: made.eventIds[0] ?? 0, version }], tag: `zqtag ${version}` }], getDb(), owner);
      return (await stream.until('change')).data.whole.map(({ tags }) => tags);
    };
    const owner = makeAccount(getDb(), 'Noor', { festivalId: made.festivalId, role: 'owner' });
    expect(await told(1)).toEqual([['zqtag 1']]);
    getDb().update(t.memberships).set({ role: 'team' }).where(eq(t.memberships.userId, actor.userId)).run();
    expect(await told(2)).toEqual([[]]);
    await stream.leave();
  });

  it('says which records are deleted, and sends the others as they are now', () => {
    const row = { festivalId: made.festivalId, at: 'x', batch: 'a', actorName: 'Zélie', actorId: null };
    const deleted = (id: number) =>
      ({ ...row, entity: 'film', entityId: id, verb: 'deleted', before: { id, version: 1 }, after: null }) as const;
    const back = { ...deleted(2), batch: 'b', verb: 'undone', before: null, after: { id: 2, version: 2 } };
    getDb()
      .insert(t.changes)
      .values([deleted(1), deleted(2), back])
      .run();
    const told = messagesSince(getDb(), made.festivalId, 0) as Extract<LiveMessage, { event: 'change' }>[];
    expect(told.map(({ data }) => data.others)).toEqual([
      [{ entity: 'film', id: 1, isGone: true }],
      [{ entity: 'film', id: 2 }],
    ]);
  });

  it('skips what a person’s history does not show, and goes on', () => {
    const row = { festivalId: made.festivalId, at: 'x', verb: 'edited', actorName: 'Zélie', actorId: actor.userId };
    const done = (batch: string, ...entities: ChangeEntity[]) =>
      entities.map((entity, entityId) => ({ ...row, batch, entity, entityId: entityId + 900 }));
    getDb()
      .insert(t.changes)
      .values([...done('a', 'volunteer', 'assignment'), ...done('b', 'film', 'shift'), ...done('c', 'token', 'member')])
      .run();
    const told = (role: Role) =>
      messagesSince(getDb(), made.festivalId, 0).map((message) => {
        const { data, ...rest } = seenBy(role, message) as Extract<LiveMessage, { event: 'change' }>;
        return {
          isNumbered: rest.id > 0,
          by: data.by,
          verb: data.verb,
          who: data.userId,
          of: data.others.map(({ entity }) => entity),
        };
      });
    const nothing = { isNumbered: true, by: '', verb: '', who: null, of: [] };
    const something = (...of: ChangeEntity[]) => ({
      isNumbered: true,
      by: 'Zélie',
      verb: 'edited',
      who: actor.userId,
      of,
    });
    for (const role of ['team', 'programmer'] as const)
      expect(told(role), role).toEqual([nothing, something('film'), nothing]);
    expect(told('coordinator')).toEqual([something('volunteer', 'assignment'), something('film', 'shift'), nothing]);
    expect(told('owner').at(-1)).toEqual(something('token', 'member'));
    const reload: LiveMessage = { event: 'reload', id: 1, data: { lastChange: 1, kinds: ['film', 'member', 'shift'] } };
    expect(seenBy('team', reload).data).toEqual({ lastChange: 1, kinds: ['film'] });
    expect(seenBy('coordinator', reload).data).toEqual({ lastChange: 1, kinds: ['film', 'shift'] });
  });

  it('sends what another program writes', async () => {
    scheduled();
    const stream = read();
    await stream.until('presence');
    for (const version of [2, 3]) {
      // By SQL, as a program writes that shares nothing with this process.
      write(other, (tx) => {
        const entityId = made.eventIds[0] ?? 0;
        tx.update(t.events).set({ version }).where(eq(t.events.id, entityId)).run();
        tx.insert(t.changes)
          .values({
            festivalId: made.festivalId,
            batch: randomUUID(),
            at: 'x',
            verb: 'moved',
            entity: 'event',
            entityId,
          })
          .run();
      });
      expect((await stream.until('change')).data.whole).toMatchObject([{ version }]);
    }
    await stream.leave();
  });

  it('sends what a returning reader missed, each séance once, and which were deleted', async () => {
    scheduled();
    const [a, b] = made.eventIds;
    const before = lastChange(getDb(), made.festivalId);
    act([shift(a)]);
    act([shift(a, 2)]);
    act([shift(b)]);
    const copy = act([{ act: 'copy', id: a ?? 0, version: 3, startsAt: null }]);
    const id = copy.ok ? (copy.whole[0]?.id ?? 0) : 0;
    getDb().delete(t.events).where(eq(t.events.id, id)).run();
    const stream = read({ after: before });
    const told = [];
    for (let i = 0; i < 4; i += 1) told.push((await stream.until('change')).data);
    expect(told.map(({ whole, removed }) => [whole.map((e) => [e.id, e.version]), removed])).toEqual([
      [[], []],
      [[[a, 3]], []],
      [[[b, 2]], []],
      [[], [{ id, version: 1 }]],
    ]);
    await stream.leave();
  });

  it('sends neither acts of another festival nor those already known', async () => {
    scheduled();
    act([shift(made.eventIds[0])]);
    const stream = read({ after: lastChange(getDb(), made.festivalId) });
    const mine = made;
    made = makeFestival(getDb(), { events: 1, rooms: 1, days: 1, seed: 71, slug: `live-${++seed}` });
    scheduled();
    act([shift(made.eventIds[0])], getDb(), { ...actor, userId: made.userId });
    made = mine;
    act([shift(made.eventIds[1])]);
    expect((await stream.until('change')).data.whole.map(({ id }) => id)).toEqual([made.eventIds[1]]);
    await stream.leave();
  });

  it('asks to read everything again if too much has changed, or the database is an older one', () => {
    const row = {
      festivalId: made.festivalId,
      batch: 'b',
      at: 'x',
      verb: 'edited',
      entity: 'film' as const,
      entityId: 1,
    };
    write(getDb(), (tx) => {
      const key = keyOf(made.festivalId, 'the key');
      for (let i = 0; i <= MAX_REPLAYED; i += 1)
        tx.insert(t.changes)
          .values({ ...row, clientKey: i === 1 ? key : null })
          .run();
    });
    const last = lastChange(getDb(), made.festivalId);
    const reload = (kinds: ChangeEntity[] | null) => [{ event: 'reload', id: last, data: { lastChange: last, kinds } }];
    expect(messagesSince(getDb(), made.festivalId, last - MAX_REPLAYED - 1)).toEqual(reload(['film']));
    expect(messagesSince(getDb(), made.festivalId, last + 1)).toEqual(reload(null));
    const most = messagesSince(getDb(), made.festivalId, last - MAX_REPLAYED);
    expect(most.map((message) => message.event)).toEqual(Array(MAX_REPLAYED / 50).fill('change'));
    // Each part of a large act has the act's key.
    expect(most.map(({ data }) => (data as LiveChange).key)).toEqual(most.map(() => 'the key'));
    expect(messagesSince(getDb(), made.festivalId, last)).toEqual([]);
  });

  it('shows who holds which card, until they drop it or leave', async () => {
    const alix = makeAccount(getDb(), `Alix${seed}`, { festivalId: made.festivalId, role: 'organiser' });
    const stream = read();
    await stream.until('presence');
    const client = randomUUID();
    const theirs = read({ client, actor: alix });
    expect((await stream.until('presence')).data).toHaveLength(2);
    const festival = authorizeFestival(alix, made.slug, 'schedule', getDb());
    const holds = [made.eventIds[0] ?? 0];
    holdEvents(festival, { client, holds: [...holds, 999_999] }, Date.now());
    expect((await stream.until('presence')).data[1]).toEqual({
      client,
      userId: alix.userId,
      name: alix.name,
      holds,
      place: '',
    });
    // Nobody can hold events for somebody else's tab.
    holdEvents(authorizeFestival(actor, made.slug, 'schedule', getDb()), { client, holds: [] }, Date.now());
    expect(whoIsHere(made.festivalId)[1]).toMatchObject({ holds });
    holdEvents(festival, { client, holds: [] }, Date.now());
    expect((await stream.until('presence')).data[1]).toMatchObject({ holds: [] });
    // A hold that is not renewed ends by itself.
    holdEvents(festival, { client, holds }, Date.now() - 29_900);
    expect((await stream.until('presence')).data[1]).toMatchObject({ holds });
    expect((await stream.until('presence')).data[1]).toMatchObject({ holds: [] });
    await theirs.leave();
    expect((await stream.until('presence')).data).toHaveLength(1);
    await stream.leave();
  });

  it('shows on which page somebody is, until they leave it or are no longer reported', async () => {
    const nour = makeAccount(getDb(), `Nour${seed}`, { festivalId: made.festivalId, role: 'coordinator' });
    const stream = read();
    await stream.until('presence');
    const festival = authorizeFestival(nour, made.slug, 'volunteers', getDb());
    const client = randomUUID();
    const stand = (place: string, at = Date.now()) => holdEvents(festival, { client, holds: [], place }, at);
    const places = async () => (await stream.until('presence')).data.map(({ place }) => place);
    holdEvents(festival, { client, holds: [made.eventIds[0] ?? 0], place: 'films/12' }, Date.now());
    expect(await places()).toEqual(['', 'films/12']);
    expect(whoIsHere(made.festivalId)[1], 'who changes no séance').toMatchObject({ holds: [] });
    stand('volunteers');
    expect(await places()).toEqual(['', 'volunteers']);
    stand('');
    expect(await places()).toEqual(['']);
    stand('people', Date.now() - 29_900);
    expect(await places()).toEqual(['', 'people']);
    expect(await places()).toEqual(['']);
    await stream.leave();
    const posted = (place: string) => presenceSchema.safeParse({ client, holds: [], place }).success;
    expect(['films/12', '', 'https://x.example', '<b>', 'a/../b', 'x'.repeat(81)].map(posted)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('ends with its request, also if nobody began to read it', async () => {
    const asked = (gone: AbortSignal) =>
      openStream({
        festivalId: made.festivalId,
        slug: made.slug,
        actor,
        token,
        client: randomUUID(),
        after: null,
        gone,
      });
    asked(AbortSignal.abort());
    const later = new AbortController();
    asked(later.signal);
    expect(whoIsHere(made.festivalId)).toHaveLength(1);
    later.abort();
    expect(whoIsHere(made.festivalId)).toEqual([]);
  });

  it('ends with the session, and sends nothing that happens before it notices', async () => {
    scheduled();
    const stream = read({ beat: 60_000 });
    await stream.until('presence');
    endSession(token, new Date().toISOString());
    act([shift(made.eventIds[0])]);
    expect((await stream.next())?.message).toEqual({ event: 'ended', data: { reason: 'notSignedIn' } });
    expect(await stream.next()).toBeNull();

    token = write(getDb(), (tx) => startSession(tx, actor.userId, '', new Date().toISOString())).token;
    const quiet = read({ beat: 20 });
    await quiet.until('beat');
    getDb().delete(t.memberships).where(eq(t.memberships.userId, actor.userId)).run();
    expect((await quiet.until('ended')).data).toEqual({ reason: 'notFound' });
    expect(await quiet.next()).toBeNull();
  });

  it('is limited in number for each person; the oldest ends first', async () => {
    const streams = Array.from({ length: MAX_STREAMS + 1 }, () => read());
    expect((await streams[0]?.until('ended'))?.data).toEqual({ reason: 'tooMany' });
    await streams[1]?.until('presence');
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  it('ends when the server does', async () => {
    const stream = read();
    await stream.until('presence');
    closeStreams();
    expect(await stream.next()).toBeNull();
  });
});
