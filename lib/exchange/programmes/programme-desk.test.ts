import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes, memberships } from '#db/schema/index.ts';
import { makeFestival, openTestFile } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { packRows } from '#lib/exchange/files/table.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { onWrite } from '#lib/history/record.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { type Incoming, packIncoming, unpackIncoming } from './incoming.ts';
import { incomingEvent, incomingOf, largeIncoming } from './incoming-testing.ts';
import { keepProgramme, keptEvents, keptProgramme, sayOfProgramme } from './kept-programme.ts';
import {
  applyProgramme,
  giveUpProgramme,
  keepEventRows,
  programmePageOf,
  programmeReportOf,
  seenEventsOf,
  settleEvents,
} from './programme-desk.ts';
import { kindOfFile } from './programme-file.ts';
import { doJob, inPlanThread, type Memory, type ProgrammeJob, readInPlanThread } from './programme-job.ts';

const ASKED = { kind: '', from: 0, locale: 'fr' } as const;
const FILE = incomingOf({
  rooms: [{ key: 'a', foreignId: '', line: 1, name: 'Janson' }],
  events: Array.from({ length: 130 }, (_, at) =>
    incomingEvent(`Atelier ${at}`, {
      line: at + 1,
      foreignId: `e${at}`,
      startsAt: '2026-06-06T10:00',
      minutes: 45,
      rooms: ['a'],
    }),
  ),
  remarks: [{ line: 3, code: 'unheard-of', about: 'étrange' }],
});

async function begin(incoming: Incoming = FILE) {
  const { festival, db, actor } = workingFestival('settings');
  const id = await keepProgramme(festival, 'fosdem.xml', packIncoming(incoming), NOW);
  const page = async (asked: Partial<typeof ASKED> | { kind: string; from: number } = {}) => {
    const shown = await programmePageOf(festival, id, { ...ASKED, ...asked });
    if (shown.is !== 'plan') throw new Error(shown.is);
    return shown.view;
  };
  return { festival, db, actor, id, page };
}

it('a file is packed and unpacked unchanged, also as earlier versions packed it', () => {
  expect(unpackIncoming(packIncoming(FILE))).toEqual(FILE);
  const { events, people, ...rest } = FILE;
  const sliced = [rest, { people }, { events: events.slice(0, 100) }, { events: events.slice(100) }];
  expect(unpackIncoming(gzipSync(sliced.map((part) => JSON.stringify(part)).join('\n')))).toEqual(FILE);
});

it('a list of séances made before the festival got its present slug is still its own', async () => {
  const { festival, db } = await begin();
  const at = { festivalId: festival.id, batch: 'b', at: NOW, verb: 'edited', entityId: festival.id };
  db.insert(changes)
    .values({ ...at, entity: 'festival', before: { slug: 'avant' } })
    .run();
  const [event] = loadDraft(festival.id, db).events;
  const row = [String(event?.number), 'Rebaptisée'];
  for (const [slug, number] of [
    ['avant', event?.number],
    ['ailleurs', undefined],
  ] as const) {
    const { bytes: packed } = packRows(
      [[`Lanterne ${slug}`, 'Titre'], row].map((cells, i) => ({ line: i + 1, cells })),
    );
    const kept = await keepEventRows(festival, { name: 'séances.csv', packed }, NOW);
    const read = keptEvents(festival, kept ?? 0);
    expect(read?.incoming.events[0]).toMatchObject({ title: { fr: 'Rebaptisée' } });
    expect(read?.incoming.events[0]?.number).toBe(number);
  }
});

it.each([
  ['schedule-xml', '\ufeff<?xml version="1.0"?><schedule/>'],
  ['schedule-json', ' {"schedule":{}}'],
  ['calendar', 'BEGIN:VCALENDAR\r\n'],
  ['list', 'Titre;Début\n'],
  ['list', 'PK\u0003\u0004'],
  ['festival', '\u001f\u008b\u0008'],
])('the kind of a file is known from its content, not from its name: %s', (kind, text) => {
  const isBinary = text.charCodeAt(0) < 0x20;
  expect(
    kindOfFile(isBinary ? Uint8Array.from(text, (sign) => sign.charCodeAt(0)) : new TextEncoder().encode(text)),
  ).toBe(kind);
});

describe('a kept file', () => {
  it('shows a page of its plan at a time, what needs attention first, and each kind on request', async () => {
    const { page } = await begin(
      incomingOf({ ...FILE, refused: [{ line: 9, title: 'Illisible', code: 'repeats', about: '' }] }),
    );
    const first = await page();
    expect([first.kind, first.rows.map(({ title, refusal }) => [title, refusal?.code])]).toEqual([
      'refused',
      [['Illisible', 'repeats']],
    ]);
    const fresh = await page({ kind: 'new', from: 100 });
    expect([fresh.from, fresh.rows.length, fresh.rows[0]?.title]).toEqual([100, 30, 'Atelier 100']);
    expect(fresh.rows[0]?.facts.map(({ printed }) => printed.replaceAll(/\s/g, ' '))).toEqual([
      'samedi 6 juin, 10 h',
      '45 min',
      'Janson',
      'Autre',
    ]);
    expect((await page({ kind: 'new', from: 999 })).from).toBe(100);
    expect(first.rooms).toMatchObject([{ title: 'Janson', is: 'new' }]);
    expect(first.conflicts.total).toBeGreaterThan(100);
    expect(first.conflicts.sentences).toHaveLength(60);
  });

  it('shows who is in a new séance and what it is about', async () => {
    const people = [{ key: 'p', foreignId: '', line: 1, name: 'Noor Kanza' }];
    const of = { startsAt: null, people: [{ key: 'p' }], themes: ['Mines'], synopsis: { fr: 'De quoi il s’agit.' } };
    const { page } = await begin(incomingOf({ people, events: [incomingEvent('Ouverture', of)] }));
    const { rows } = await page({ kind: 'new', from: 0 });
    expect(rows[0]?.facts.map(({ printed }) => printed)).toEqual([
      'Autre',
      expect.stringContaining('Noor Kanza'),
      'Mines',
      'De quoi il s’agit.',
    ]);
  });

  it('asks how far people are confirmed only if it adds somebody to a séance', async () => {
    const { page } = await begin();
    expect((await page()).isAnnouncing).toBe(false);
    const people = [{ key: 'p', foreignId: '', line: 1, name: 'Noor Kanza' }];
    const of = { startsAt: null, people: [{ key: 'p' }] };
    const named = await begin(incomingOf({ people, events: [incomingEvent('Ouverture', of)] }));
    expect((await named.page()).isAnnouncing).toBe(true);
    const { fingerprint } = await named.page();
    done(await applyProgramme(named.festival, named.id, { fingerprint, clientKey: 'k' }, NOW));
    // Another title, and the same people.
    const again = incomingOf({
      people,
      events: [incomingEvent('Ouverture', of), incomingEvent('Autre chose', { startsAt: null })],
    });
    const id = await keepProgramme(named.festival, 'again.xml', packIncoming(again), NOW);
    const shown = await programmePageOf(named.festival, id, ASKED);
    expect(shown).toMatchObject({ is: 'plan', view: { counts: { new: 1, unchanged: 1 }, isAnnouncing: false } });
  });

  it('is imported as answered, says what was done, and belongs to one person', async () => {
    const { festival, db, id, page, actor } = await begin();
    const [room] = loadDraft(festival.id, db).rooms;
    sayOfProgramme(festival, id, { r0: String(room?.id), confirmation: 'considered' }, NOW);
    sayOfProgramme(festival, id, { r0: String(room?.id), confirmation: '' }, NOW);
    expect(keptProgramme(festival, id)?.said).toEqual({ r0: String(room?.id) });
    const view = await page();
    expect(view).toMatchObject({ rooms: [{ is: 'same', chosen: String(room?.id) }], confirmation: 'confirmed' });
    const report = await programmeReportOf(festival, id, 'fr');
    // 130 séances, the headings, a remark, and the end.
    expect(report?.split('\r\n')).toHaveLength(133);
    expect(report).toContain('1;nouvelle;Atelier 0;');

    const stranger = { ...festival, actor: { ...actor, userId: actor.userId + 1 } } as Authorized<'settings'>;
    expect(keptProgramme(stranger, id)).toBeNull();
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId;
    expect(keptProgramme({ ...festival, id: elsewhere } as Authorized<'settings'>, id)).toBeNull();
    expect(await programmeReportOf(stranger, id, 'fr')).toBeNull();
    const clientKey = 'k1';
    expect(await applyProgramme(festival, id, { fingerprint: 'other', clientKey }, NOW)).toEqual({
      ok: false,
      reason: 'moved',
    });
    const applied = done(await applyProgramme(festival, id, { fingerprint: view.fingerprint, clientKey }, NOW));
    expect(await applyProgramme(festival, id, { fingerprint: view.fingerprint, clientKey }, NOW)).toEqual(applied);
    expect(await programmePageOf(festival, id, ASKED)).toMatchObject({
      is: 'done',
      name: 'fosdem.xml',
      done: { counts: { new: 130 } },
    });
    done(undoBatch(festival, applied.batch ?? '', NOW));
  });

  it('is planned once while nobody changes the programme, and again after somebody did', async () => {
    const { festival, db, actor, id } = await begin();
    const asked = { actor, slug: festival.slug, id };
    const look = (memory: Memory) => doJob(db, { ...asked, want: 'view', asked: ASKED }, memory);
    const memory: Memory = { last: null };
    expect(look(memory)).toMatchObject({ counts: { new: 130, unchanged: 0 } });
    const first = memory.last;
    look(memory);
    expect(memory.last).toBe(first);
    const fingerprint = first?.known.plan.fingerprint ?? '';
    doJob(db, { ...asked, want: 'apply', fingerprint, clientKey: 'k', now: NOW });
    expect(look(memory)).toMatchObject({ counts: { new: 0, unchanged: 130 } });
  });

  it('is never planned for somebody who may only read', async () => {
    const { festival, db, actor, id } = await begin();
    db.update(memberships).set({ role: 'team' }).run();
    const asked = { actor, slug: festival.slug, id };
    const jobs: ProgrammeJob[] = [
      { ...asked, want: 'view', asked: ASKED },
      { ...asked, want: 'report', locale: 'fr' },
      { ...asked, want: 'apply', fingerprint: '', clientKey: null, now: NOW },
    ];
    for (const job of jobs) expect(() => doJob(db, job)).toThrow('notAllowed');
  });

  it('is deleted once somebody discarded it', async () => {
    const { festival, id } = await begin();
    expect(giveUpProgramme(festival, id, NOW)).toBe(true);
    expect(await programmePageOf(festival, id, ASKED)).toEqual({ is: 'gone' });
    expect(await applyProgramme(festival, id, { fingerprint: '', clientKey: null }, NOW)).toEqual({
      ok: false,
      reason: 'gone',
    });
  });
});

describe('a file of hundreds of séances', () => {
  // The thread of plans goes on with the folder it began with.
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-plan-'));
  let festival: Authorized<'settings'>;
  let db: Db;
  beforeAll(() => {
    db = openTestFile(folder);
    const made = makeFestival(db, { events: 3, rooms: 2, days: 2, seed: 7 });
    const actor: Actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
    festival = authorizeFestival(actor, made.slug, 'settings', db);
  });
  beforeEach(() => void vi.stubEnv('LANTERNE_DATA', folder));
  afterEach(() => void vi.unstubAllEnvs());
  afterAll(() => {
    db.$client.close();
    rmSync(folder, { recursive: true });
  });

  it('is kept, read and settled in a thread if it is a list, and a page holds only some rows', async () => {
    // The same text in each row, so that it is small when packed.
    const lines = Array.from({ length: 5000 }, (_, at) => ({
      line: at + 2,
      cells: ['Atelier', at < 300 ? 'un jour' : '06/06/2026', '10:00'],
    }));
    const { bytes: packed } = packRows([{ line: 1, cells: ['Titre', 'Date', 'Heure de début'] }, ...lines]);
    expect(packed.length).toBeLessThan(100_000);
    const here = vi.spyOn(JSON, 'parse');
    const id = (await keepEventRows(festival, { name: 'séances.csv', packed }, NOW)) ?? 0;
    const seen = await seenEventsOf(festival, id);
    const said = { hasHeader: true, mapping: ['titleFr', 'day', ''], mended: { 2: { day: '07/06/2026' } } };
    expect(await settleEvents(festival, id, said, NOW)).toEqual(['titleFr', 'day', '']);
    const longest = Math.max(...here.mock.calls.map(([text]) => text.length));
    here.mockRestore();
    expect(longest).toBeLessThan(10_000);
    expect(seen).toMatchObject({ count: 5000, eventCount: 4700, moreRefused: 100 });
    expect([seen?.kept.table.rows.length, seen?.refused.length, seen?.events.length]).toEqual([5, 200, 5]);
    const after = await seenEventsOf(festival, id);
    expect([after?.eventCount, after?.kept.mapping]).toEqual([4701, ['titleFr', 'day', '']]);
    const stranger = { ...festival, actor: { ...festival.actor, userId: 4711 } };
    expect(await seenEventsOf(stranger, id)).toBeNull();
    expect(await settleEvents(stranger, id, said, NOW)).toBeNull();
    await expect(keepEventRows(stranger, { name: '', packed }, NOW)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is planned and written in a thread, which checks again who asks', { timeout: 120_000 }, async () => {
    const { actor, slug } = festival;
    const id = await keepProgramme(festival, '', packIncoming(largeIncoming(600)), NOW);
    sayOfProgramme(festival, id, { outside: 'grow' }, NOW);
    let shown = await programmePageOf(festival, id, ASKED);
    // On a busy machine this takes longer than a page waits.
    for (let tries = 0; shown.is === 'working' && tries < 40; tries += 1)
      shown = await programmePageOf(festival, id, ASKED);
    if (shown.is !== 'plan') throw new Error(shown.is);
    expect(shown.view.counts).toMatchObject({ new: 600, open: 0 });
    const strange = { ...actor, userId: 4711 };
    await expect(inPlanThread({ actor: strange, slug, id, want: 'view', asked: ASKED })).rejects.toMatchObject({
      code: 'notFound',
    });
    // A request while it is being made, or shortly after, waits for the same job; once something
    // changed, for another.
    const job = { actor, slug, id, want: 'view', asked: ASKED } as const;
    const first = readInPlanThread(job, 'as it is');
    expect(readInPlanThread(job, 'as it is')).toBe(first);
    expect(await first).toMatchObject({ counts: { new: 600 } });
    expect(readInPlanThread(job, 'as it is')).toBe(first);
    expect(readInPlanThread(job, 'changed')).not.toBe(first);
    const lost = readInPlanThread({ ...job, actor: strange }, 'as it is');
    await expect(lost).rejects.toMatchObject({ code: 'notFound' });
    expect(readInPlanThread({ ...job, actor: strange }, 'as it is')).not.toBe(lost);
    const { fingerprint } = shown.view;
    const written = inPlanThread({
      actor,
      slug,
      id,
      fingerprint,
      want: 'apply',
      clientKey: 'k',
      now: NOW,
    });
    // An import that is being written cannot be given up, because it would be completed anyway.
    expect(giveUpProgramme(festival, id, NOW)).toBe(false);
    expect(await written).toMatchObject({ ok: true });
    const woken = vi.fn();
    const forget = onWrite(woken);
    expect(await applyProgramme(festival, id, { fingerprint, clientKey: 'k' }, NOW)).toMatchObject({ ok: true });
    // The thread wrote, and listeners in this process are told of it.
    await vi.waitFor(() => expect(woken).toHaveBeenCalled());
    forget();
    expect(loadDraft(festival.id, db).events).toHaveLength(603);
  });
});
