import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Db, write } from '#db/client.ts';
import type { PushWish } from '#db/enums.ts';
import { pushSubscriptions, volunteers } from '#db/schema/index.ts';
import { endSession, startSession } from '#lib/accounts/sessions.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { type NewMessage, queueMessage, type Recipient } from '#lib/messages/queue.ts';
import { reachOf } from '#lib/messages/readers.ts';
import { sendNext } from '#lib/messages/sending.ts';
import { AT, after, deliveriesIn } from '#lib/messages/testing.ts';
import { keepSelection } from '#lib/selections/mutations.ts';
import { openSelection } from '#lib/selections/queries.ts';
import { NO_SELECTION } from '#lib/selections/selection.ts';
import { causeOf, deliverPush } from './deliver.ts';
import { doPushPost } from './mutations.ts';
import type { PushPost } from './schema.ts';
import { openPushService } from './testing.ts';

let service: Awaited<ReturnType<typeof openPushService>>;

beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service.close());
beforeEach(() => {
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
  service.pushed.length = 0;
});

/** A festival with a visitor whose browser is subscribed to some kinds of news. */
function told(wishes: readonly PushWish[] = ['late']) {
  const { db, festival, actor } = workingFestival('day', { events: 3, rooms: 1, days: 1 });
  const token = keepSelection(festival.id, NO_SELECTION, AT, db);
  const opened = openSelection(token, db);
  if (!opened.ok) throw new Error(opened.reason);
  const holder = { audience: 'visitor', festivalId: festival.id, selectionId: opened.id } as const;
  const browser = service.browser();
  doPushPost(holder, { what: 'keep', ...browser, wishes: [...wishes], locale: 'en' }, AT, db);
  const id = db.select().from(pushSubscriptions).get()?.id ?? 0;
  const queue = (message: Partial<NewMessage>, to: Recipient = { kind: 'visitor', id }) =>
    write(db, (tx) =>
      queueMessage(
        tx,
        { festivalId: festival.id, author: null },
        { kind: 'day', cause: causeOf(['late'], '1'), subject: {}, text: { fr: 'En retard', en: 'Late' }, ...message },
        [{ to, way: 'push' }],
        AT,
      ),
    );
  return { db, festival, actor, browser, queue };
}

async function send(db: Db, at = AT): Promise<void> {
  while (await sendNext({ db, deliverers: { push: deliverPush }, mailsPerHour: 1, paused: {} }, at));
}

it('reaches the browser in its language, with the topic of the message, and without a private address', async () => {
  const { db, queue } = told();
  queue({ text: { fr: 'Non', en: 'Late\nYour page: https://x.example/en/team/AbCdEfGhIjKlMnOpQrStUv' } });
  await send(db);
  const [pushed] = service.pushed;
  expect(pushed?.message).toMatchObject({ body: 'Late', title: 'Festival 7' });
  expect(pushed?.message?.tag).toBe(pushed?.headers.topic);
  expect(deliveriesIn(db)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  expect(JSON.stringify(pushed?.message)).not.toContain('AbCdEfGhIjKlMnOpQrStUv');
});

it('has the name of the festival as its title if its subject is only an address', async () => {
  const { db, queue } = told();
  queue({ subject: { en: 'https://x.example/en/team/AbCdEfGhIjKlMnOpQrStUv' } });
  await send(db);
  expect(service.pushed[0]?.message?.title).toBe('Festival 7');
});

it('is sent again when the push service says, with the same topic and tag', async () => {
  const { db, queue } = told();
  queue({});
  service.answers.push({ status: 429, headers: { 'Retry-After': '120' } }, { status: 503 });
  await send(db);
  await send(db, after(60_000));
  expect(service.pushed).toHaveLength(1);
  await send(db, after(120_000));
  await send(db, after(600_000));
  expect(deliveriesIn(db)).toMatchObject([{ state: 'sent', attempts: 3 }]);
  expect(new Set(service.pushed.map(({ headers, message }) => `${headers.topic} ${message?.tag}`)).size).toBe(1);
});

it('keeps the texts of two people with one browser apart, at the service and on the screen', async () => {
  const { db, festival } = told();
  const shared = service.browser();
  const to = ['Ana', 'Bob'].map((name) => {
    const row = { festivalId: festival.id, name, createdAt: AT };
    const { id } = db.insert(volunteers).values(row).returning().get();
    const holder = { audience: 'volunteer', festivalId: festival.id, volunteerId: id } as const;
    doPushPost(holder, { what: 'keep', ...shared, wishes: ['late'], locale: 'fr' }, AT, db);
    return { to: { kind: 'volunteer', id }, way: 'push', text: { fr: name } } as const;
  });
  const message = { kind: 'day', cause: causeOf(['late'], '1'), subject: {}, text: { fr: 'Tous' } } as const;
  write(db, (tx) => queueMessage(tx, { festivalId: festival.id, author: null }, message, to, AT));
  await send(db);
  expect(service.pushed.map((one) => one.message?.body)).toEqual(['Ana', 'Bob']);
  expect(new Set(service.pushed.map(({ headers }) => headers.topic)).size).toBe(2);
  expect(new Set(service.pushed.map((one) => one.message?.tag)).size).toBe(2);
});

it('deletes a browser that is gone', async () => {
  const { db, queue, browser } = told();
  queue({});
  service.forget(browser);
  await send(db);
  expect(db.select().from(pushSubscriptions).all()).toEqual([]);
  expect(deliveriesIn(db)).toMatchObject([{ state: 'failed', failure: 'no-address' }]);
});

it('is sent once one browser of its reader has it, with their own text', async () => {
  const { db, festival } = told();
  const { id } = db
    .insert(volunteers)
    .values({ festivalId: festival.id, name: 'Ana', createdAt: AT })
    .returning()
    .get();
  const holder = { audience: 'volunteer', festivalId: festival.id, volunteerId: id } as const;
  const browsers = [service.browser(), service.browser()];
  for (const one of browsers) doPushPost(holder, { what: 'keep', ...one, wishes: ['late'], locale: 'fr' }, AT, db);
  for (const one of browsers.slice(0, 1)) service.forget(one);
  const to = { to: { kind: 'volunteer', id }, way: 'push', text: { fr: 'Le sien', en: 'Theirs' } } as const;
  const message = { kind: 'day', cause: causeOf(['late'], '1'), subject: {}, text: { fr: 'Celui de tous' } } as const;
  write(db, (tx) => queueMessage(tx, { festivalId: festival.id, author: null }, message, [to], AT));
  await send(db);
  expect(service.pushed.at(-1)?.message?.body).toBe('Le sien');
  expect(deliveriesIn(db)).toMatchObject([{ state: 'sent' }]);
});

it('sends only what was asked for, and no reminder of what has begun', async () => {
  const { db, queue } = told(['full', 'soon']);
  queue({});
  queue({ cause: causeOf(['full'], '1') });
  await send(db);
  expect(deliveriesIn(db).map(({ state, failure }) => state + failure)).toEqual(['failednot-chosen', 'sent']);
  write(db, (tx) =>
    queueMessage(
      tx,
      { festivalId: 1, author: null },
      { kind: 'reminder', cause: causeOf(['soon'], '1'), subject: {}, text: { fr: 'Bientôt' } },
      [{ to: { kind: 'visitor', id: 1 }, way: 'push', beginsAt: after(600_000) }],
      AT,
    ),
  );
  await send(db, after(601_000));
  expect(service.pushed).toHaveLength(1);
});

it('reaches the team where it is signed in, until it signs out', async () => {
  const { db, festival, actor, queue } = told();
  const { token } = write(db, (tx) => startSession(tx, actor.userId, 'telephone', AT));
  const holder = { audience: 'team', festivalId: festival.id, userId: actor.userId, sessionId: 1 } as const;
  const telephone: PushPost = { what: 'keep', ...service.browser(), wishes: ['problem'], locale: 'fr' };
  doPushPost(holder, telephone, AT, db);
  const to = { kind: 'team', id: actor.userId } as const;
  // Somebody who writes a message is told how many it reaches by push; visitors receive none.
  expect(reachOf(db, festival.id, 'problem', false).pushed).toEqual(new Set([`team ${actor.userId} push`]));
  const text = { fr: 'Bonjour [nom],\nVotre page : [lien]' };
  queue({ cause: causeOf(['problem'], '1'), subject: { fr: '[nom], vos créneaux' }, text }, to);
  await send(db);
  expect(service.pushed[0]?.message).toMatchObject({
    title: `${actor.name}, vos créneaux`,
    body: `Bonjour ${actor.name},`,
  });
  endSession(token, AT, db);
  queue({ cause: causeOf(['problem'], '2') }, to);
  await send(db);
  expect(service.pushed).toHaveLength(1);
  // The same telephone, signed in again, is told again.
  write(db, (tx) => startSession(tx, actor.userId, 'telephone', AT));
  doPushPost({ ...holder, sessionId: 2 }, telephone, AT, db);
  queue({ cause: causeOf(['problem'], '3') }, to);
  await send(db);
  expect(service.pushed).toHaveLength(2);
});

it('replaces a name only by that of its reader, where a text has it', async () => {
  const { db, festival, queue } = told();
  const [ana = 0] = ['Ana', 'Bo'].map(
    (name) => db.insert(volunteers).values({ festivalId: festival.id, name, createdAt: AT }).returning().get().id,
  );
  const holder = { audience: 'volunteer', festivalId: festival.id, volunteerId: ana } as const;
  doPushPost(holder, { what: 'keep', ...service.browser(), wishes: ['late'], locale: 'en' }, AT, db);
  const to = { kind: 'volunteer', id: ana } as const;
  const prepared = vi.spyOn(db.$client, 'prepare');
  const ofVolunteers = () => prepared.mock.calls.filter(([text]) => /from "volunteers"|"volunteer_links"/.test(text));
  queue({ text: { fr: 'Bonjour', en: 'Hello' } }, to);
  await send(db);
  expect(ofVolunteers()).toEqual([]);
  queue({ cause: causeOf(['late'], '2'), text: { fr: 'Bonjour [nom]', en: 'Hello [name]' } }, to);
  await send(db);
  expect(service.pushed.map(({ message }) => message?.body)).toEqual(['Hello', 'Hello Ana']);
  expect(ofVolunteers()).toEqual([[expect.stringMatching(/^select "name" from "volunteers"/)]]);
});
