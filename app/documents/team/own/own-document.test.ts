import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { delaySchema } from '#lib/live/day-posts-schema.ts';
import { tellDelay } from '#lib/live/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { unassignVolunteer } from '#lib/volunteers/assign.ts';
import { acceptExchange, decideExchange, endExchange, proposeExchange } from '#lib/volunteers/exchanges.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { tellProblem } from '#lib/volunteers/on-the-day.ts';
import { takeShift } from '#lib/volunteers/own-acts.ts';
import { exchangeSchema, problemSchema } from '#lib/volunteers/schema.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ownDocument } from './own-document.tsx';
import { ownView } from './own-view.ts';

beforeEach(() => vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org'));
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** A published festival with Ada as a volunteer; `change` edits it before it is published. */
function published(change: (db: Db) => void = () => undefined) {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  serveDb(db);
  change(db);
  const all = festival as unknown as Authorized<'publish'>;
  done(publishRelease(all, publishSchema.parse({ expected: 0, note: {} }), NOW));
  const ada = put.volunteer('Ada');
  const { token } = renewLink(festival, ada.id, NOW);
  return { ...made, ada, token };
}

function drawnAt(instant: string, token: string): string {
  vi.setSystemTime(instant);
  const view = ownView('fr', token);
  if (!view) throw new Error('no page');
  return ownDocument(view, {});
}

/** The text of their page at this moment. */
const readAt = (instant: string, token: string): string =>
  drawnAt(instant, token)
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('counts as past only shifts that were theirs, not refused or exchanged ones', () => {
  const { ada, put, token } = published();
  const shift = put.shift(put.task().id);
  put.assignment(shift.id, ada.id, { state: 'declined' });
  const before = readAt('2026-06-06T06:00:00.000Z', token);
  expect([before.includes('Aucun créneau à venir'), before.includes('Tous vos créneaux sont passés')]).toEqual([
    true,
    false,
  ]);
  put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed' });
  expect(readAt('2026-06-06T14:00:00.000Z', token)).toContain('Tous vos créneaux sont passés');
});

it('shows for each room when its next séance begins, not when its doors open', () => {
  const { db, token } = published();
  const [event] = db.select().from(t.events).all();
  const hour = event?.startsAt?.slice(11).replace(':', ' h ').replace(/^0/, '').replace(/ 00$/, '');
  expect(readAt('2026-06-06T04:00:00.000Z', token)).toContain(`À ${hour} `);
});

it('tells two rooms of the same name apart by their venues, and names the venue of a shift once', () => {
  const { db, ada, put, token } = published((db) => {
    const [first, second] = db.select().from(t.rooms).all();
    const other = db
      .insert(t.venues)
      .values({ festivalId: first?.festivalId ?? 0, number: 900, name: { fr: 'Mairie' }, address: '2 rue du Port' })
      .returning()
      .get();
    db.update(t.rooms)
      .set({ name: { fr: 'Grande salle' } })
      .run();
    db.update(t.rooms)
      .set({ venueId: other.id })
      .where(eq(t.rooms.id, second?.id ?? 0))
      .run();
  });
  const [, hall] = db.select().from(t.rooms).all();
  put.assignment(put.shift(put.task().id, { roomId: hall?.id ?? 0 }).id, ada.id, { state: 'confirmed' });
  const page = readAt('2026-06-06T06:00:00.000Z', token).replaceAll('\u00a0', ' ');
  expect(page).toContain('Mairie – Grande salle 2 rue du Port');
  expect(page).toContain('Lieu 1 – Grande salle');
  expect(page).not.toMatch(/(?<!– )Grande salle/);
});

it('shows a shift to take at the hours that the delay of its séance gives it, with the planned ones beside', () => {
  const { db, festival, put, token } = published((db) => {
    const { festivalId } = db.select().from(t.rooms).all()[0] ?? { festivalId: 0 };
    db.insert(t.volunteerSettings).values({ festivalId, mayTakeShifts: true }).run();
  });
  const event = db
    .select()
    .from(t.events)
    .all()
    .find((one) => one.startsAt !== null && one.admission === 'start');
  const day = event?.startsAt?.slice(0, 10);
  put.eventShift(put.task().id, event?.id ?? 0);
  const hours = () =>
    /class="own-shift-when num">(.*?)<\/p>/s
      .exec(drawnAt(`${day}T04:00:00.000Z`, token).split('id="open-title"')[1] ?? '')?.[1]
      ?.replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\s/g, '')
      .match(/\d+h(?:\d\d)?(?!e)/g);
  const planned = hours();
  const delay = { clientKey: randomUUID(), event: event?.number, minutes: 20, choice: 'leave' };
  done(tellDelay(festival as unknown as Authorized<'day'>, delaySchema.parse(delay), `${day}T03:00:00.000Z`));
  expect([planned, hours()]).toEqual([
    ['8h40', '10h07'],
    ['9h', '10h27', '8h40', '10h07'],
  ]);
});

it('offers « Je suis là » for shifts that begin while one before runs late, and is drawn anew when they begin or end', () => {
  const { ada, put, token } = published();
  const task = put.task();
  const [first, second, short] = [
    ['10:00', '12:30'],
    ['12:00', '14:00'],
    ['12:00', '12:15'],
  ].map(([from, to]) => {
    const shift = put.shift(task.id, { startsAt: `2026-06-06T${from}`, endsAt: `2026-06-06T${to}` });
    return put.assignment(shift.id, ada.id, { state: 'confirmed' }).id;
  });
  const at = (time: string) => {
    const html = drawnAt(`2026-06-06T${time}:00.000Z`, token);
    const until = /data-until="(\d+)"/.exec(html)?.[1];
    const taps = [...html.matchAll(/value="act=here&amp;[^"]*?\bid=(\d+)/g)].map(([, id]) => Number(id));
    return [until && new Date(Number(until)).toISOString().slice(11, 16), taps];
  };
  expect(at('09:00')).toEqual(['10:00', [first]]);
  expect(at('10:10')).toEqual(['10:15', [first, second, short]]);
  expect(at('10:20')).toEqual(['10:30', [first, second]]);
  expect(at('10:40')).toEqual(['12:00', [second]]);
});

it('lists others for an exchange in alphabetical order', () => {
  const { put, token } = published();
  for (const name of ['Tom', 'Élise', 'Gwenn']) put.volunteer(name);
  expect(ownView('fr', token)?.besides.people.map(({ name }) => name)).toEqual(['Élise', 'Gwenn', 'Tom']);
});

it('says that a shift is theirs by an exchange which was approved, not by one that two people agreed on', () => {
  const { db, festival, put, token } = published();
  const settings = { festivalId: festival.id, exchangesNeedApproval: true };
  const [set] = db.insert(t.volunteerSettings).values(settings).returning().all();
  const opened = (of: string) => {
    const found = authorizeVolunteer(of, NOW, db);
    if (!found.ok) throw new Error(found.reason);
    return found.who;
  };
  const bob = put.volunteer('Bob');
  const giver = opened(renewLink(festival, bob.id, NOW).token);
  const give = (hour: string) => {
    const shift = put.shift(put.task().id, { startsAt: `2026-06-06T${hour}:00`, endsAt: `2026-06-06T${hour}:30` });
    const { id: assignmentId } = put.assignment(shift.id, bob.id, { state: 'confirmed' });
    const { id } = done(proposeExchange(giver, exchangeSchema.parse({ assignmentId }), NOW));
    done(acceptExchange(opened(token), { id, clientKey: null }, NOW));
    return id;
  };
  const said = () => readAt('2026-06-05T06:00:00.000Z', token).split('La coordination a validé l’échange').length - 1;
  const id = give('10');
  expect(said()).toBe(0);
  done(decideExchange(festival, { id, isApproved: true, clientKey: null }, NOW));
  expect(said()).toBe(1);
  db.update(t.volunteerSettings)
    .set({ exchangesNeedApproval: false })
    .where(eq(t.volunteerSettings.id, set?.id ?? 0))
    .run();
  give('14');
  expect(said()).toBe(1);
});

it('tells people of the same name apart by their next shift in a proposed exchange', () => {
  vi.setSystemTime('2026-06-05T06:00:00.000Z');
  const { put, token } = published();
  const [first, second, third] = ['Léa Roy', 'Léa  roy', 'Léa Roy'].map((name) => put.volunteer(name));
  // The reader's own namesake is not counted among people of the same name to choose from.
  const [tom] = [put.volunteer('Tom'), put.volunteer('Ada')];
  const task = put.task();
  const on = (volunteer: typeof tom | undefined, day: string, row = {}) => {
    const shift = put.shift(task.id, { startsAt: `2026-06-${day}T10:00`, endsAt: `2026-06-${day}T12:00` });
    put.assignment(shift.id, volunteer?.id ?? 0, row);
  };
  on(first, '07');
  on(first, '06');
  on(first, '04');
  on(second, '05', { state: 'declined' });
  on(second, '07');
  on(tom, '06');
  const view = ownView('fr', token);
  const names = [first, second, third, tom].map((one) =>
    view?.personChoice(one?.id ?? 0).replace(/[\u00a0\u202f]/g, ' '),
  );
  expect(names).toEqual([
    'Léa Roy (sam. 6, 10 h – 12 h, Placement)',
    'Léa  roy (dim. 7, 10 h – 12 h, Placement)',
    'Léa Roy',
    'Tom',
  ]);
  expect(view?.personName(first?.id ?? 0), 'a sentence').toBe('Léa Roy');
});

it('names the date of a shift after midnight with its hours, and below the heading of the evening before', () => {
  vi.setSystemTime('2026-06-05T06:00:00.000Z');
  const { ada, put, token } = published();
  const night = { startsAt: '2026-06-07T00:40', endsAt: '2026-06-07T02:05' };
  put.volunteer('Bo');
  put.assignment(put.shift(put.task().id, night).id, ada.id, { state: 'confirmed' });
  const page = readAt('2026-06-05T06:00:00.000Z', token).replace(/[\u00a0\u202f]/g, ' ');
  const said = ['Prochain créneau : dimanche 7 juin, 0 h 40', 'dim. 7, 0 h 40 – 2 h 05, Placement'];
  expect(said.filter((words) => !page.includes(words))).toEqual([]);
  expect(page).toMatch(/ Samedi 6 juin .{0,120}0 h 40 – 2 h 05 .{0,60}après minuit, dimanche 7 juin /i);
});

it('names that date below the heading of the evening before even if nothing is published yet', () => {
  const { db, festival, put } = volunteersFestival();
  serveDb(db);
  const [ada, task] = [put.volunteer('Ada'), put.task()];
  const night = put.shift(task.id, { startsAt: '2026-06-07T00:40', endsAt: '2026-06-07T02:05' });
  for (const { id } of [night, put.shift(task.id)]) put.assignment(id, ada.id, { state: 'confirmed' });
  const page = drawnAt('2026-06-05T06:00:00.000Z', renewLink(festival, ada.id, NOW).token);
  expect(page.match(/<span class="own-night">/g)).toHaveLength(1);
  expect(page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
    /0 h 40 – 2 h 05 .{0,60}après minuit, dimanche 7 juin /,
  );
});

it('shows a shift they accepted until the coordinators have approved it, with a button to take it back', () => {
  const { db, festival, ada, put, token } = published();
  const own = { festivalId: festival.id };
  db.insert(t.volunteerSettings)
    .values({ ...own, exchangesNeedApproval: true })
    .run();
  const given = put.assignment(put.shift(put.task().id).id, put.volunteer('Bo').id, { state: 'confirmed' });
  const { id } = db
    .insert(t.exchanges)
    .values({ ...own, assignmentId: given.id, toVolunteerId: ada.id, at: NOW })
    .returning()
    .get();
  const said = () =>
    [
      'Bo vous propose ce créneau',
      'Accepter',
      'Vous acceptez. La coordination doit encore valider.',
      'Finalement, je ne le prends pas',
    ].filter((words) => readAt(NOW, token).includes(words));
  expect(said()).toEqual(['Bo vous propose ce créneau', 'Accepter']);
  db.update(t.exchanges).set({ state: 'accepted', acceptedByVolunteerId: ada.id }).where(eq(t.exchanges.id, id)).run();
  expect(said()).toEqual([
    'Bo vous propose ce créneau',
    'Vous acceptez. La coordination doit encore valider.',
    'Finalement, je ne le prends pas',
  ]);
});

it('says above everything that an exchange waits for their answer, and proposes none of what somebody else took', () => {
  const { db, festival, ada, put, token } = published();
  const bo = put.volunteer('Bo');
  const evening = put.shift(put.task().id, { startsAt: '2026-06-06T18:00', endsAt: '2026-06-06T20:00' });
  const given = put.assignment(evening.id, bo.id, { state: 'confirmed' });
  const values = { festivalId: festival.id, assignmentId: given.id, toVolunteerId: ada.id, at: NOW };
  const { id } = db.insert(t.exchanges).values(values).returning().get();
  const said = () => readAt(NOW, token).includes('Un échange attend votre réponse.');
  expect(said()).toBe(true);
  // The notification on a device links here.
  expect(drawnAt(NOW, token)).toContain(`id="o${id}"`);
  db.update(t.exchanges).set({ toVolunteerId: null }).where(eq(t.exchanges.id, id)).run();
  expect(said(), 'of what was proposed to all').toBe(false);
  const own = put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed', absentAt: NOW });
  const offered = () => drawnAt(NOW, token).split(`exchange=${own.id}#exchange`).length - 1;
  expect(offered()).toBe(2);
  put.assignment(own.shiftId, bo.id, { state: 'confirmed' });
  expect(offered()).toBe(0);
});

it('tells both that an exchange was not approved, and the one who proposed it that the other said no', () => {
  const { db, festival, ada, put, token } = published();
  db.insert(t.volunteerSettings).values({ festivalId: festival.id, exchangesNeedApproval: true }).run();
  const bo = put.volunteer('Bo');
  const shift = put.shift(put.task().id);
  const given = put.assignment(shift.id, ada.id, { state: 'confirmed' });
  const make = (row: Partial<typeof t.exchanges.$inferInsert>) =>
    db
      .insert(t.exchanges)
      .values({ festivalId: festival.id, assignmentId: given.id, at: NOW, ...row })
      .run();
  const { token: ofBo } = renewLink(festival, bo.id, NOW);
  const words = ['Bo ne prend pas ce créneau', 'La coordination n’a pas validé cet échange', 'vous propose ce créneau'];
  const said = (link: string) => words.filter((one) => readAt(NOW, link).includes(one));
  make({ toVolunteerId: bo.id, state: 'declined' });
  expect([said(token), said(ofBo)]).toEqual([words.slice(0, 1), []]);
  make({ toVolunteerId: bo.id, acceptedByVolunteerId: bo.id, state: 'refused' });
  expect([said(token), said(ofBo)]).toEqual([words.slice(1, 2), words.slice(1)]);
  // Proposed again, it waits again.
  make({ toVolunteerId: bo.id, state: 'open' });
  expect([said(token), said(ofBo)]).toEqual([[], words.slice(2)]);
  make({ toVolunteerId: bo.id, state: 'withdrawn' });
  db.delete(t.exchanges).where(eq(t.exchanges.state, 'open')).run();
  expect([said(token), said(ofBo)], 'taken back since').toEqual([[], []]);
});

it('offers no messages, calendar or help after the festival, unless a shift is still to come', () => {
  const { ada, put, token } = published();
  const offered = (instant: string) => {
    const page = drawnAt(instant, token);
    // Drawn even so: a device that gets notifications must keep its way to stop them
    // (push-here.test.ts).
    expect(page).toContain('data-stop');
    const isManned = page.includes('id="emergency"');
    expect(page.includes('own-number'), 'whom to call').toBe(isManned);
    return [page.includes('&quot;isOffered&quot;:true'), page.includes('Dans mon agenda'), isManned];
  };
  const after = '2026-07-01T08:00:00.000Z';
  expect([offered('2026-06-06T06:00:00.000Z'), offered(after)]).toEqual([
    [true, true, true],
    [false, false, false],
  ]);
  const dismantling = { startsAt: '2026-07-02T10:00', endsAt: '2026-07-02T12:00' };
  put.assignment(put.shift(put.task().id, dismantling).id, ada.id, { state: 'confirmed' });
  expect(offered(after)).toEqual([true, true, true]);
});

it('asks whether a problem is urgent only where there is a number to call', () => {
  const { db, festival, ada, token } = published();
  const told = { festivalId: festival.id, volunteerId: ada.id, kind: 'late', at: '2026-06-06T07:55:00.000Z' } as const;
  db.insert(t.problems).values(told).run();
  const read = () => readAt('2026-06-06T08:00:00.000Z', token);
  expect(read()).toContain('pas encore réglé');
  expect(read()).not.toContain('urgent');
  const isHere = eq(t.volunteerSettings.festivalId, festival.id);
  db.insert(t.volunteerSettings).values({ festivalId: festival.id }).onConflictDoNothing().run();
  db.update(t.volunteerSettings).set({ dayNumber: '06 11 22 33 44' }).where(isHere).run();
  expect(read()).toMatch(/C’est urgent\s\? Écrire/);
  // A text message to that number begins with who writes, as the language of the page has it.
  const begins = (['fr', 'en'] as const).map((locale) => {
    const view = ownView(locale, token);
    const [, body = ''] = /sms:[^"]*body=([^"]*)"/.exec(view ? ownDocument(view, {}) : '') ?? [];
    return decodeURIComponent(body);
  });
  expect(begins).toEqual(['Ada\u00a0: ', 'Ada: ']);
});

it('lets somebody without a script report a problem again that was taken back, and a form sent twice reports one', () => {
  const { db, festival, token } = published();
  const opened = authorizeVolunteer(token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const keyDrawn = () =>
    /name="act" value="problem"\/><input type="hidden" name="clientKey" value="([\w-]+)"/.exec(
      drawnAt(NOW, token),
    )?.[1];
  const tell = (clientKey = keyDrawn()) =>
    done(tellProblem(opened.who, problemSchema.parse({ kind: 'equipment', text: 'Pas de son', clientKey }), NOW));
  const first = keyDrawn();
  const { batch } = tell();
  expect(tell(first).batch).toBe(batch);
  done(undoBatch(festival, batch ?? '', NOW));
  expect(db.select().from(t.problems).all()).toEqual([]);
  tell();
  expect(db.select().from(t.problems).all()).toHaveLength(1);
});

it('lets somebody without a script take a shift again they were taken off, and propose again what they withdrew', () => {
  const { db, festival, ada, put, token } = published();
  db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
  put.volunteer('Bo');
  const shift = put.shift(put.task().id, { place: 'Gare' });
  expect(readAt(NOW, token), 'where').toContain('Placement Gare');
  const opened = authorizeVolunteer(token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const keys = (of: RegExp) => of.exec(drawnAt(NOW, token))?.[1];
  const take = () => {
    const clientKey = keys(/value="act=take&amp;clientKey=([\w-]+)/) ?? '';
    return done(takeShift(opened.who, { shiftId: shift.id, clientKey }, NOW));
  };
  const propose = (assignmentId: number) => {
    const clientKey = keys(/name="act" value="exchange"\/><input type="hidden" name="clientKey" value="([\w-]+)"/);
    return done(proposeExchange(opened.who, exchangeSchema.parse({ assignmentId, clientKey }), NOW));
  };
  const { id } = take();
  done(unassignVolunteer(festival, { id, clientKey: null }, NOW));
  take();
  expect(db.select().from(t.assignments).all()).toMatchObject([{ volunteerId: ada.id, state: 'confirmed' }]);
  done(endExchange(opened.who, { id: propose(id).id, clientKey: null }, NOW));
  propose(id);
  expect(db.select().from(t.exchanges).all()).toMatchObject([{ state: 'withdrawn' }, { state: 'open' }]);
});
