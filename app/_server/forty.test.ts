import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { POST as postVisitorPush } from '#app/api/selections/[token]/push/route.ts';
import { POST as postOwnPush } from '#app/api/team/[token]/push/route.ts';
import { joinDocument } from '#app/documents/join/join-document.tsx';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import { sheetsDocument } from '#app/documents/team/sheets-document.tsx';
import * as t from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { previewActOf } from '#lib/live/day-act-preview.ts';
import { dayActSchema } from '#lib/live/day-posts-schema.ts';
import { key, publishedDay } from '#lib/live/live-testing.ts';
import { dayBoardOf } from '#lib/live/queries.ts';
import { teamToday } from '#lib/live/team-of-day.ts';
import { mailBy } from '#lib/messages/mail.ts';
import { type Mail, openMailServer } from '#lib/messages/mail-testing.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import { sendNext } from '#lib/messages/sending.ts';
import { welcome } from '#lib/messages/sign-up.ts';
import { newsQueuer } from '#lib/messages/to-send.ts';
import { sendWritten } from '#lib/messages/written.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { deliverPush } from '#lib/push/deliver.ts';
import { openPushService } from '#lib/push/testing.ts';
import { tellWhatStands } from '#lib/push/watch-testing.ts';
import { keepSelection } from '#lib/selections/mutations.ts';
import { takeFilling } from '#lib/volunteers/assign.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { greedyFilling } from '#lib/volunteers/filling.ts';
import { acceptApplications, applicationsOf } from '#lib/volunteers/joining/applications.ts';
import { linkTokens } from '#lib/volunteers/links.ts';
import { saveSettings } from '#lib/volunteers/mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { settingsSchema } from '#lib/volunteers/schema.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { answerDayPost } from './day-post.ts';
import { answerJoin } from './join-post.ts';
import { answerTeam } from './team-post.ts';

/*
 * Forty people offer to help, and everybody learns what happens: from the public form to a séance
 * that is cancelled on the day. Every step is a post as browsers send it, checked in what browsers
 * get; mails go to a real mail server, and notifications to our own push service, which checks and
 * decrypts them.
 */

const SITE = 'http://localhost:3000';
const FORTY = 40;
/** Those with an even number chose mail, the others notifications on their phone. */
const byMail = (number: number) => number % 2 === 0;
const mails: Mail[] = [];
let mailServer: Awaited<ReturnType<typeof openMailServer>>;
let service: Awaited<ReturnType<typeof openPushService>>;

beforeEach(async () => {
  service = await openPushService();
  mailServer = await openMailServer((mail) => mails.push(mail));
  vi.stubEnv('LANTERNE_URL', SITE);
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-05-25T10:00:00.000Z') });
  mails.length = 0;
});
afterEach(async () => {
  await service.close();
  await mailServer.close();
  endServedDb();
  forgetCounts();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const now = () => new Date().toISOString();
const goOn = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const post = (address: string, fields: URLSearchParams, headers: Record<string, string> = {}) =>
  new Request(SITE + address, { method: 'POST', headers: { origin: SITE, ...headers }, body: fields });

it('forty people offer to help, are accepted, assigned and told; one exchanges a shift, one is ill, a séance is cancelled, and all are told', async () => {
  const { db, festival, day, actor, events } = publishedDay();
  serveDb(db);
  const { slug } = festival;
  const coordinating = authorizeFestival(actor, slug, 'volunteers', db);
  saveSettings(
    coordinating,
    settingsSchema.parse({ joining: 'on', mayTakeShifts: true, exchangesNeedApproval: false }),
    now(),
  );
  const put = rowsOf(db, festival.id);
  const task = put.task({ name: { fr: 'Placement', en: 'Seating' } });
  const shifts = events.map((eventId) =>
    put.eventShift(task.id, eventId, { people: 10, fromAnchor: 'start', fromMinutes: 0 }),
  );
  /** Sends what is waiting, as the server does each time it looks. */
  const { port } = mailServer;
  const smtp = { host: '127.0.0.1', port, isTls: false, user: '', password: '', from: 'f@example.org', perHour: 1000 };
  const queueNews = newsQueuer(true);
  const lookAndSend = async () => {
    queueNews(db, now());
    tellWhatStands(db, now());
    const sending = { db, deliverers: { mail: mailBy(smtp), push: deliverPush }, mailsPerHour: 1000, paused: {} };
    while (await sendNext(sending, now()));
  };

  // Each opens, fills and posts the form on a phone of their own.
  for (let number = 1; number <= FORTY; number += 1) {
    const html = joinDocument({ locale: 'fr', slug, token: null, at: now() }) ?? '';
    const fields = new URLSearchParams(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const offered = {
      name: `Bénévole ${String(number).padStart(2, '0')}`,
      contact: byMail(number) ? `b${number}@example.org` : `06 39 98 00 ${String(number).padStart(2, '0')}`,
      age: 'adult',
      way: byMail(number) ? 'mail' : 'sms',
      at: '2026-06-06.day',
    };
    for (const [name, value] of Object.entries(offered)) {
      expect(html).toContain(`name="${name}"`);
      fields.append(name, value);
    }
    goOn(20 * SECOND);
    expect((await answerJoin(post(`/api/join/${slug}`, fields), slug)).status, offered.name).toBe(303);
  }
  const waiting = applicationsOf(coordinating);
  expect(waiting.map(({ stands, doubt }) => `${stands} ${doubt}`)).toEqual(Array(FORTY).fill('new null'));

  // One act accepts them all; they are told once the time to undo it has passed.
  const accepted = acceptApplications(
    coordinating,
    { ids: waiting.map(({ id }) => id), clientKey: key() },
    now(),
    (tx, batch, readers) =>
      welcome(tx, { festivalId: festival.id, author: coordinating.actor }, { batch, readers, hasMail: true }, now()),
  );
  expect(accepted).toMatchObject({ ok: true });
  goOn(2 * MINUTE);
  await lookAndSend();
  expect(mails.flatMap(({ to }) => to).sort()).toEqual(
    Array.from({ length: FORTY }, (_, i) => i + 1)
      .filter(byMail)
      .map((number) => `b${number}@example.org`)
      .sort(),
  );

  // Those with a phone ask for notifications on it, on their own page.
  const people = db.select().from(t.volunteers).orderBy(t.volunteers.name).all();
  const tokens = linkTokens(db, festival.id);
  const tokenOf = (id: number) => tokens.get(id) ?? '';
  const json = (address: string, body: object) =>
    new Request(SITE + address, {
      method: 'POST',
      headers: { origin: SITE, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const pushed = new Map<number, ReturnType<typeof service.browser>>();
  for (const [i, { id }] of people.entries()) {
    if (byMail(i + 1)) continue;
    const browser = service.browser();
    pushed.set(id, browser);
    const token = tokenOf(id);
    const wishes = ['shift', 'exchange', 'message'];
    const answer = await postOwnPush(
      json(`/api/team/${token}/push`, { what: 'keep', ...browser, wishes, locale: 'fr' }),
      {
        params: Promise.resolve({ token }),
      },
    );
    expect(answer.status).toBe(200);
    // Each of these phones has its own network address.
    forgetCounts();
  }
  const visitor = keepSelection(festival.id, { events: [{ number: 1003, seen: null }], films: [] }, now(), db);
  const star = service.browser();
  await postVisitorPush(
    json(`/api/selections/${visitor}/push`, { what: 'keep', ...star, wishes: ['cancelled'], locale: 'fr' }),
    { params: Promise.resolve({ token: visitor }) },
  );

  // The filling assigns them; one message tells all of them, and nobody is left to be told by hand.
  goOn(MINUTE);
  const { added } = greedyFilling(planOf(festival.id, db).planning);
  const filled = takeFilling(coordinating, { added, clientKey: key() }, now());
  expect([filled.taken, filled.left]).toEqual([FORTY, []]);
  // Notices about shifts are sent by themselves to those who asked for them; this is the
  // coordinators' message.
  await lookAndSend();
  mails.length = 0;
  service.pushed.length = 0;
  const written = { subject: 'Vos créneaux', text: { fr: 'Bonjour [nom], vos créneaux : [lien]', en: '' } };
  sendWritten(
    coordinating,
    volunteersBoard(coordinating, now()),
    { ...written, audience: audienceSchema.parse({ who: 'all' }), clientKey: key() },
    true,
    now(),
  );
  await lookAndSend();
  expect([mails.length, service.pushed.length]).toEqual([FORTY / 2, FORTY / 2]);
  expect(new Set(mails.flatMap(({ to }) => to)).size).toBe(FORTY / 2);
  expect(new Set(service.pushed.map(({ path }) => path)).size).toBe(FORTY / 2);
  expect(service.pushed.every(({ signed }) => signed.isTrue)).toBe(true);
  // What a push service carries contains no secret.
  expect(JSON.stringify(service.pushed.map(({ message }) => message))).not.toMatch(/\/team\//);
  // Two people with one telephone read both: each message to each person has a topic of its own.
  expect(new Set(service.pushed.map(({ headers }) => headers.topic)).size).toBe(FORTY / 2);

  // Each accepts all shifts with the button on their page.
  const own = (id: number) => {
    const view = ownView('fr', tokenOf(id));
    return view ? ownDocument(view, {}).replaceAll('&amp;', '&') : '';
  };
  const act = (id: number, fields: Record<string, string>) => {
    forgetCounts();
    return answerTeam(
      post(`/api/team/${tokenOf(id)}`, new URLSearchParams({ locale: 'fr', clientKey: key(), ...fields })),
      tokenOf(id),
    );
  };
  goOn(MINUTE);
  for (const { id } of people) {
    const yes = /value="(act=(?:yes|yesAll)&[^"]*)"/.exec(own(id))?.[1] ?? '';
    expect((await act(id, { tap: yes })).status).toBe(303);
  }
  const rows = () => db.select().from(t.assignments).all();
  const holding = (shiftId: number) =>
    rows().filter((row) => row.shiftId === shiftId && (row.state === 'confirmed' || row.state === 'offered'));
  expect(rows().map(({ state }) => state)).toEqual(Array(FORTY).fill('confirmed'));

  // One proposes an exchange, and another takes the shift from their own page.
  const ofMorning = rows().find(({ shiftId }) => shiftId === shifts[0]?.id);
  const ofAfternoon = rows().find(({ shiftId }) => shiftId === shifts[2]?.id);
  if (!ofMorning || !ofAfternoon) throw new Error('nobody');
  await act(ofMorning.volunteerId, { act: 'exchange', assignmentId: `${ofMorning.id}`, message: '' });
  const take = [...own(ofAfternoon.volunteerId).matchAll(/value="(act=accept&[^"]*)"/g)].map(([, tap = '']) => tap);
  expect(take).toHaveLength(1);
  await act(ofAfternoon.volunteerId, { tap: take[0] ?? '' });
  const onMorning = () => holding(shifts[0]?.id ?? 0).map(({ volunteerId }) => volunteerId);
  expect(onMorning()).toContain(ofAfternoon.volunteerId);
  expect(onMorning()).not.toContain(ofMorning.volunteerId);

  // On the day somebody is ill: the coordinator sees it, and somebody who is free takes over.
  vi.setSystemTime(Date.parse('2026-06-06T06:00:00.000Z'));
  const ill = holding(shifts[1]?.id ?? 0)[0]?.volunteerId ?? 0;
  await act(ill, { act: 'problem', kind: 'must-leave', text: 'Fièvre', roomId: '' });
  const document = teamDocumentOf(festival.id, db);
  if (!document) throw new Error('not published');
  const open = () => teamToday(day, document, liveFactsOf(festival.id, now(), db)).problems;
  expect(open()).toMatchObject([{ kind: 'must-leave', text: 'Fièvre' }]);
  const dayPost = (fields: Record<string, string>) =>
    answerDayPost(
      post(
        `/api/festivals/${slug}/today`,
        new URLSearchParams({ locale: 'fr', from: `/fr/organise/${slug}/today`, clientKey: key(), ...fields }),
        { Accept: 'application/json' },
      ),
      slug,
      async () => day,
      now(),
    );
  const illOn = holding(shifts[1]?.id ?? 0).find(({ volunteerId }) => volunteerId === ill);
  expect((await dayPost({ what: 'absent', assignment: `${illOn?.id}`, isAbsent: 'yes' })).status).toBe(200);
  // The person who gave their morning shift away is free.
  const standIn = { what: 'step-in', shift: `${shifts[1]?.id}`, volunteer: `${ofMorning.volunteerId}` };
  expect((await dayPost(standIn)).status).toBe(200);
  expect((await dayPost({ what: 'settle', problem: `${open()[0]?.id}` })).status).toBe(200);
  expect(open()).toEqual([]);
  expect(holding(shifts[1]?.id ?? 0).map(({ volunteerId }) => volunteerId)).toContain(ofMorning.volunteerId);

  // The afternoon séance is cancelled two hours before: everybody concerned is told, each by the
  // way they chose.
  vi.setSystemTime(Date.parse('2026-06-06T10:00:00.000Z'));
  await lookAndSend();
  mails.length = 0;
  service.pushed.length = 0;
  const concerned = new Set(holding(shifts[2]?.id ?? 0).map(({ volunteerId }) => volunteerId));
  expect(concerned.size).toBe(10);
  const cancel = dayActSchema.parse({ act: 'cancel', event: 1003, reason: { fr: 'Copie abîmée' } });
  const preview = previewActOf(day, cancel, now(), db);
  if (!preview.ok) throw new Error(preview.reason);
  const done = await dayPost({
    what: 'act',
    'act.act': 'cancel',
    'act.event': '1003',
    'act.reason.fr': 'Copie abîmée',
    facts: preview.facts,
    'sentence.fr': preview.sentence.fr ?? '',
    'sentence.en': preview.sentence.en ?? '',
  });
  expect(await done.json()).toMatchObject({ ok: true });
  // At the next look: a cancellation so near is sent without waiting.
  goOn(2 * SECOND);
  await lookAndSend();

  const told = new Set([
    ...mails.map(({ to }) => Number(/^b(\d+)@/.exec(to[0] ?? '')?.[1])),
    ...[...pushed].flatMap(([id, { endpoint }]) =>
      service.pushed.some(({ path }) => endpoint.endsWith(path)) ? [people.findIndex((one) => one.id === id) + 1] : [],
    ),
  ]);
  expect([...told].sort()).toEqual([...concerned].map((id) => people.findIndex((one) => one.id === id) + 1).sort());
  expect(mails.every(({ raw }) => /S3/.test(raw))).toBe(true);
  const starred = service.pushed.filter(({ path }) => star.endpoint.endsWith(path));
  expect(starred.map(({ message }) => message)).toMatchObject([
    { body: expect.stringContaining('S3'), opens: `/fr/festivals/${slug}/events/1003-s3` },
  ]);
  // Every page says it: those of the people on that shift, the sheet at the door, and the
  // coordinator's board.
  for (const [i, { id }] of people.entries()) {
    const page = own(id);
    expect(page, `page of ${i + 1}`).toMatch(/Séance annulée\s:\s«\sS3\s»[^<]*Copie abîmée/);
    expect(page.includes('La séance de ce créneau est annulée.'), `page of ${i + 1}`).toBe(concerned.has(id));
  }
  const door = teamLinks.create(authorizeFestival(actor, slug, 'team-links', db), { label: 'la porte' }, now());
  expect(sheetsDocument('fr', door.ok ? door.token : '', {})).toMatch(/S3[\s\S]*annulée|annulée[\s\S]*S3/i);
  expect(JSON.stringify(dayBoardOf(day, now()))).toContain('"cancelled"');
  // Each of them got one mail or one notification; looking again sends nothing more.
  const before = [mails.length, service.pushed.length];
  goOn(2 * SECOND);
  await lookAndSend();
  expect([mails.length, service.pushed.length]).toEqual(before);
});
