import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { openTestDb, openTestFile } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { onJobs } from '#lib/jobs/pool.ts';
import { giveJobsTime } from '#lib/jobs/unhurried-testing.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { originalFile, placeFile } from '#lib/pictures/picture-files.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { publicationPlan } from '#lib/programme/publication.ts';
import { readFestivalFile, writeFestivalFile } from './festival-file.ts';
import { makeFullFestival } from './festival-file-testing.ts';
import { importFestival, planFestival } from './festival-import.ts';
import { FORMAT_VERSION, festivalPart, parts } from './festival-parts.ts';
import { festivalContentOf } from './festival-rows.ts';
import { exportInThread, importInThread, planInThread } from './festival-tasks.ts';

const OTHER_UID = '00000000-0000-4000-8000-000000000001';
const NOW = '2026-05-01T09:00:00.000Z';
/** A data folder that cannot exist. */
const NOWHERE = '/dev/null/nowhere';

const fileOf = (db: Db, festivalId: number, isPrivate = true) =>
  writeFestivalFile(festivalContentOf(festivalId, isPrivate, db));

function brought(db: Db, bytes: Uint8Array, slug: string) {
  const actor = makeAccount(db, 'Noor', { isAdministrator: true });
  const made = importFestival(authorizeCreation(actor, db), bytes, { slug, clientKey: null }, NOW);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made;
}

/** Tables that are not part of a festival file, with the reason. */
const tablesLeftOut: Readonly<Record<string, string>> = {
  users: 'accounts are of an installation',
  removed_festivals: 'the bin is of an installation',
  sessions: 'accounts are of an installation',
  second_factors: 'accounts are of an installation',
  memberships: 'who may do what is said anew: whoever brings the file in is its owner',
  access_tokens: 'secret links open one installation',
  password_resets: 'secret links open one installation',
  volunteer_links: 'secret links open one installation',
  applications: 'who offered to help gave it to one association; once accepted they are volunteers, who are in it',
  published_pictures: 'which pictures may be read is said by the releases of the file',
  withdrawn_names: 'what is left out of releases and words is left out of the file',
  selections: 'what visitors chose is theirs, under addresses only they have',
  selection_links: 'secret links open one installation',
  asked_calendars: 'who subscribed to one installation did not to another, and a day later it is gone',
  push_subscriptions: 'a browser asked one installation to tell it',
  emergencies: 'who needed help, and where, is kept by one installation alone, and not for long',
  emergency_contacts: 'whom to call was told to one association, for the days of its festival; they tell it anew',
  read_briefings: 'what was read is asked again by whoever brings the file in',
  changes: 'what was done by whom stays where it was done; the new festival begins a history of its own',
  saved_templates: 'templates are of an installation, and have a file of their own',
  installation: 'who hosts is said of an installation',
  messages: 'what was sent is said by the installation that sent it, and goes with what is private',
  deliveries: 'what was sent is said by the installation that sent it, and goes with what is private',
  stops:
    'who stopped a way is kept by the installation that writes to them; a new one writes to nobody who did not ask it',
  hosts: 'a name on the network leads to one installation',
  table_views: 'what a screen shows is soon named anew, and its columns change with each version',
  imports: 'lists that were begun and not brought in are gone after a day anyway',
};

describe('every table of a festival', () => {
  const tables = Object.values(t).flatMap((table): SQLiteTable[] => (is(table, SQLiteTable) ? [table] : []));
  const inFile = new Map([festivalPart, ...Object.values(parts)].map((part) => [getTableName(part.table), part]));

  it('is in the file, or left out for a stated reason', () => {
    const missing = tables.map(getTableName).filter((name) => !inFile.has(name) && !tablesLeftOut[name]);
    expect(missing, 'add it to festival-parts.ts').toEqual([]);
    expect(Object.keys(tablesLeftOut).filter((name) => inFile.has(name))).toEqual([]);
  });

  it('is there with all its columns', () => {
    const missing = tables.flatMap((table) => {
      const part = inFile.get(getTableName(table));
      const columns = part ? Object.keys(getTableColumns(table)) : [];
      const known = new Set([
        'id',
        'festivalId',
        ...Object.keys(part?.leftOut ?? {}),
        ...(part?.columns ?? []).map((c) => c.column),
      ]);
      return columns.filter((column) => !known.has(column)).map((column) => `${getTableName(table)}.${column}`);
    });
    expect(missing, 'add it to festival-parts.ts').toEqual([]);
  });

  it('is filled by the festival these tests move', () => {
    const db = openTestDb();
    const { festivalId } = makeFullFestival(db, 1);
    const content = festivalContentOf(festivalId, true, db);
    const rowsOf = Object.entries(content.lists).map(([name, rows]) => [name, rows] as const);
    const bare = [['festival', [content.festival]] as const, ...rowsOf].flatMap(([name, rows]) => {
      const part = name === 'festival' ? festivalPart : parts[name as keyof typeof parts];
      const columns: Record<string, { default?: unknown }> = getTableColumns(part.table);
      return part.columns
        .filter(({ key, column }) =>
          rows.every(
            (row) => row[key] === null || JSON.stringify(row[key]) === JSON.stringify(columns[column]?.default),
          ),
        )
        .map(({ key }) => `${name}.${key}`);
    });
    expect(bare, 'makeFullFestival leaves it as it would be by itself').toEqual([]);
  });
});

describe('a festival that moves', () => {
  it.each([
    ['private', true],
    ['public', false],
  ])('exports the same bytes after its %s file was imported into an empty installation', (_, isPrivate) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const here = openTestDb();
        // The database is not empty, so that ids differ from positions.
        makeFullFestival(here, seed + 1);
        const { festivalId, slug } = makeFullFestival(here, seed);
        const file = fileOf(here, festivalId, isPrivate);
        const there = openTestDb();
        const made = brought(there, file, slug);
        const again = fileOf(there, made.id, isPrivate);
        expect(again.equals(file)).toBe(true);
        // Then it is read into a database that is not empty.
        here.delete(t.festivals).run();
        makeFullFestival(here, seed + 2);
        expect(fileOf(here, brought(here, again, slug).id, isPrivate).equals(file)).toBe(true);
        for (const db of [here, there]) {
          expect(db.$client.pragma('foreign_key_check')).toEqual([]);
          db.$client.close();
        }
      }),
      { numRuns: 2, seed: 20_260_606 },
    );
  });
});

describe('a festival file', () => {
  const db = openTestDb();
  const { festivalId } = makeFullFestival(db, 3);
  const open = fileOf(db, festivalId);
  const json = JSON.parse(gunzipSync(open).toString());
  /** The file with a change. */
  const changed = (change: (file: typeof json) => void) => {
    const file = structuredClone(json);
    change(file);
    return gzipSync(JSON.stringify(file));
  };
  /** The file with a change in its last publication, whose hash is corrected. */
  const republished = (change: (document: PublicDocument) => void) =>
    changed((file) => {
      const release = file.releases.at(-1);
      const document = JSON.parse(release.publicDocument);
      change(document);
      const { bytes, sha256 } = packDocument(document);
      Object.assign(release, { publicDocument: gunzipSync(bytes).toString(), publicSha256: sha256 });
    });
  const empty = openTestDb();
  const refusal = (bytes: Uint8Array) => {
    const plan = planFestival(bytes, empty, NOWHERE);
    return 'code' in plan ? [plan.code, plan.where ?? '', plan.about ?? ''] : 'taken';
  };

  it('contains nothing private unless asked', () => {
    const shut = gunzipSync(fileOf(db, festivalId, false)).toString();
    expect(gunzipSync(open).toString()).toMatch(/06 00 00 00 00|0600000000/);
    expect(gunzipSync(open).toString()).toContain('derrière le bar');
    expect(shut).not.toMatch(/06 00 00 00 00|0600000000|unwell|vegan|derrière le bar/);
    expect(JSON.parse(shut)).toMatchObject({ private: false, problems: [], wishes: [], taskWishes: [] });
    const crewNotes = (text: string) =>
      JSON.parse(text).releases.map(({ teamDocument }: { teamDocument: string }) =>
        JSON.parse(teamDocument).crews.map(({ note }: { note: string }) => note === ''),
      );
    expect(crewNotes(gunzipSync(open).toString())).toEqual([[false], [false]]);
    expect(crewNotes(shut)).toEqual([[true], [true]]);
  });

  it('contains no secret and no account', () => {
    const link = 'f00d'.repeat(16);
    db.insert(t.accessTokens).values({ festivalId, kind: 'preview', tokenHash: link, createdAt: NOW }).run();
    const text = gunzipSync(fileOf(db, festivalId)).toString();
    const { publicKey } = db.select().from(t.festivals).all()[0] ?? {};
    for (const secret of [link, publicKey ?? '-', 'lueurs.example', 'passwordHash']) expect(text).not.toContain(secret);
  });

  it('is summed up before it is imported', () => {
    expect(planFestival(open, empty, NOWHERE)).toMatchObject({
      slug: 'plein-3',
      freeSlug: 'plein-3',
      isCopy: false,
      missingBriefingFiles: 2,
      publishes: 2,
    });
    expect(planFestival(open, db, NOWHERE)).toMatchObject({ freeSlug: 'plein-3-2', isCopy: true, publishes: null });
    expect(empty.select().from(t.festivals).all()).toEqual([]);
  });

  it('does not ask again for a file of a briefing that is here already', () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-'));
    const came = join(dataFolder, 'came');
    writeFileSync(came, '%PDF-1.7 clefs');
    placeFile(came, originalFile(dataFolder, 'c'.repeat(64), 'pdf'));
    expect(planFestival(open, db, dataFolder)).toMatchObject({ missingBriefingFiles: 0 });
  });

  it.each(['French', 'Anglais', 'FR', 'eng.', ''])('has no languages but by their codes: « %s »', (said) =>
    expect(
      refusal(
        changed((file) => {
          file.events[0].spoken = ['fr', said];
        }),
      ),
    ).toEqual(['value', 'events[0].spoken[1]', 'code']),
  );

  it('has a language under one code, whichever of its codes the file uses', () => {
    const db = openTestDb();
    brought(
      db,
      changed((file) => {
        for (const event of file.events)
          Object.assign(event, { spoken: ['en', 'eng', 'qxy'], translatedInto: ['fre', 'fr'] });
        for (const task of file.tasks) task.languages = ['ger', 'de'];
        for (const volunteer of file.volunteers) volunteer.languages = ['ger', 'de', 'pt-BR'];
      }),
      'codes',
    );
    const { spoken, translatedInto } = t.events;
    const said = db.select({ spoken, translatedInto }).from(t.events).all();
    expect(said).toEqual(said.map(() => ({ spoken: ['en', 'qxy'], translatedInto: ['fr'] })));
    const tasks = db.select({ languages: t.tasks.languages }).from(t.tasks).all();
    expect(tasks).toEqual(tasks.map(() => ({ languages: ['de'] })));
    const volunteers = db.select({ languages: t.volunteers.languages }).from(t.volunteers).all();
    expect(volunteers).toEqual(volunteers.map(() => ({ languages: ['de', 'pt-BR'] })));
    expect([said, tasks, volunteers].map(({ length }) => length > 0)).toEqual([true, true, true]);
    db.$client.close();
  });

  it.each(['codes', 'plein-3'])('has a language under one code in what was published too, at « %s »', (slug) => {
    const plans = [['en'], ['eng', 'en']].map((spoken) => {
      const db = openTestDb();
      const file = changed((content) => {
        for (const event of content.events) event.spoken = spoken;
        for (const release of content.releases)
          for (const of of ['public', 'team']) {
            const document = JSON.parse(release[`${of}Document`]);
            for (const event of document.events) event.spoken = spoken;
            const { bytes, sha256 } = packDocument(document);
            Object.assign(release, { [`${of}Document`]: gunzipSync(bytes).toString(), [`${of}Sha256`]: sha256 });
          }
      });
      const { id } = brought(db, file, slug);
      const { differences, general } = publicationPlan({ id, timeZone: json.festival.timeZone }, null, NOW, db);
      const releases = db.select().from(t.releases).all();
      const hashes = releases.flatMap((release) => [release.publicSha256, release.teamSha256]);
      const documents = releases.flatMap((release) => [release.publicDocument, release.teamDocument]);
      expect(hashes).toEqual(documents.map((bytes) => sha256Of(gunzipSync(bytes))));
      db.$client.close();
      return { hashes, differences, general };
    });
    expect(plans[1]).toEqual(plans[0]);
  });

  it('keeps numbers, uids, sequences and everything public', () => {
    const there = openTestDb();
    const { id } = brought(there, open, 'ailleurs');
    const last = (from: Db) => from.select().from(t.releases).all().at(-1);
    const read = (from: Db) => JSON.parse(gunzipSync(last(from)?.publicDocument ?? Buffer.alloc(0)).toString());
    expect(read(there)).toEqual({ ...read(db), festival: { ...read(db).festival, slug: 'ailleurs' } });
    const members = there.select().from(t.memberships).all();
    expect(members.map(({ festivalId: of, role }) => [of, role])).toEqual([[id, 'owner']]);
    expect(there.select().from(t.changes).all()[0]).toMatchObject({
      verb: 'created',
      entity: 'festival',
      entityId: id,
    });
  });

  it('becomes a copy if the festival is here already: new uids, nothing published', () => {
    const before = db.select().from(t.events).all();
    const { id } = brought(db, open, 'copie');
    const events = db.select().from(t.events).all();
    const copied = events.filter((event) => event.festivalId === id);
    expect(copied.map(({ number, title }) => [number, title])).toEqual(
      before.map(({ number, title }) => [number, title]),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(before.length * 2);
    for (const table of [t.releases, t.liveFacts, t.entryCounts]) {
      const all = db.select({ festivalId: table.festivalId }).from(table).all();
      expect([all.length > 0, all.filter((row) => row.festivalId === id)]).toEqual([true, []]);
    }
  });

  it('becomes a copy if what it published belongs to another festival here', () => {
    const there = openTestDb();
    const other = makeFullFestival(there, 4);
    const [{ uid = '' } = {}] = there.select().from(t.events).all();
    const file = republished((document) => Object.assign(document.events[0] ?? {}, { uid }));
    expect(planFestival(file, there, NOWHERE)).toMatchObject({ isCopy: true, publishes: null });
    const { id } = brought(there, file, 'copie');
    const published = there.select().from(t.releases).all();
    expect(published.filter(({ festivalId: of }) => of === id)).toEqual([]);
    expect(published.some(({ festivalId: of }) => of === other.festivalId)).toBe(true);
  });

  it('is imported once by a form posted twice', () => {
    const there = openTestDb();
    const creator = authorizeCreation(makeAccount(there, 'Noor', { isAdministrator: true }), there);
    const send = () => importFestival(creator, open, { slug: 'x', clientKey: 'once' }, NOW);
    expect(send()).toEqual(send());
    expect(there.select().from(t.festivals).all()).toHaveLength(1);
    expect(importFestival(creator, open, { slug: 'x', clientKey: 'other' }, NOW)).toMatchObject({
      refusal: { code: 'slugTaken' },
    });
    expect(importFestival(creator, open, { slug: 'new', clientKey: 'other' }, NOW)).toMatchObject({
      refusal: { code: 'slug' },
    });
  });

  it.each<[string, () => Uint8Array, [string, string]]>([
    ['nothing', () => Buffer.alloc(0), ['notAFestival', '']],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47]), ['notAFestival', '']],
    ['half of itself', () => open.subarray(0, open.length / 2), ['broken', '']],
    ['no JSON', () => gzipSync('{"format":'), ['broken', '']],
    ['too deep a nest', () => gzipSync('['.repeat(5_000_000)), ['tooDeep', '']],
    ['more values than memory holds', () => gzipSync(`[${'[],'.repeat(10_000_000)}[]]`), ['tooManyValues', '']],
    ['another JSON', () => gzipSync('{"format":"lanterne"}'), ['notAFestival', '']],
    ['a bomb', () => gzipSync(Buffer.alloc(MAX_OF_FILE.unpackedBytes + 1)), ['unpacksTooLarge', '']],
    [
      'a newer program',
      () =>
        changed((file) => {
          file.version = FORMAT_VERSION + 1;
        }),
      ['newer', ''],
    ],
    [
      'an unknown list',
      () =>
        changed((file) => {
          file.secrets = [];
        }),
      ['unknownPart', 'secrets'],
    ],
    [
      'an unknown column',
      () =>
        changed((file) => {
          file.films[0].rating = 3;
        }),
      ['value', 'films[0]'],
    ],
    [
      'a key of the prototype',
      () => Buffer.from(JSON.stringify(json).replace('"films":[{', '"films":[{"__proto__":{"x":1},')),
      ['value', 'films[0]'],
    ],
    [
      'a missing list',
      () =>
        changed((file) => {
          delete file.rooms;
        }),
      ['value', 'rooms'],
    ],
    [
      'an address that runs',
      () =>
        changed((file) => {
          file.films[0].website = 'javascript:alert(1)';
        }),
      ['value', 'films[0].website'],
    ],
    [
      'an address that runs, published',
      () =>
        changed((file) => {
          file.releases[1].publicDocument = file.releases[1].publicDocument.replaceAll('https://', 'javascript://');
        }),
      ['value', 'releases[1].publicDocument.festival.website'],
    ],
    [
      'a list that only pages would read, published',
      () =>
        changed((file) => {
          const films = '"films":[\n{"website":"javascript:alert(1)"}\n]';
          file.releases[1].publicDocument = `{"more":{${films}},${file.releases[1].publicDocument.slice(1)}`;
        }),
      ['value', 'releases[1].publicDocument'],
    ],
    [
      'a list without an end, published',
      () =>
        changed((file) => {
          file.releases[1].publicDocument = `{"more":[\n1],${JSON.stringify(JSON.parse(file.releases[1].publicDocument)).slice(1)}`;
        }),
      ['value', 'releases[1].publicDocument'],
    ],
    [
      'a date that is none',
      () =>
        changed((file) => {
          file.events[2].startsAt = '2026-02-30T10:00';
        }),
      ['value', 'events[2].startsAt'],
    ],
    [
      'a zone that is none',
      () =>
        changed((file) => {
          file.festival.timeZone = 'Europe/Atlantis';
        }),
      ['value', 'festival.timeZone'],
    ],
    [
      'a uid with a line end',
      () =>
        changed((file) => {
          file.events[0].uid += '\r\nX:1';
        }),
      ['value', 'events[0].uid'],
    ],
    [
      'a room past the last',
      () =>
        changed((file) => {
          file.eventRooms[0].room = 99;
        }),
      ['reference', 'eventRooms[0].room'],
    ],
    [
      'a sequel of itself',
      () =>
        changed((file) => {
          file.events[1].continuesEvent = 1;
        }),
      ['reference', 'events[1].continuesEvent'],
    ],
    [
      'a sequel of its own sequel',
      () =>
        changed((file) => {
          file.events[1].continuesEvent = 2;
          file.events[2].continuesEvent = 1;
        }),
      ['circle', 'events[1].continuesEvent'],
    ],
    [
      'an item of another séance',
      () =>
        changed((file) => {
          file.presences[0].item = file.items.length - 1;
        }),
      ['rule', 'presences[0]'],
    ],
    [
      'a number given twice',
      () =>
        changed((file) => {
          file.films[1].number = file.films[0].number;
        }),
      ['rule', 'films[1]'],
    ],
    [
      'numbers that would come again',
      () =>
        changed((file) => {
          file.festival.nextNumber = 1;
        }),
      ['value', 'festival.nextNumber'],
    ],
    [
      'a festival of centuries',
      () =>
        changed((file) => {
          file.festival.endsOn = '2199-01-01';
        }),
      ['dates', 'festival.endsOn'],
    ],
    [
      'a séance of centuries',
      () =>
        changed((file) => {
          Object.assign(file.events[2], { startsAt: '2026-11-28T10:00', publicEndFixed: '2199-11-28T10:00' });
        }),
      ['value', 'events[2].publicEndFixed'],
    ],
    [
      'a séance of centuries, published',
      () =>
        republished((document) =>
          Object.assign(document.events[0] ?? {}, { startsAt: '2026-11-28T10:00', endsAt: '2199-11-28T10:00' }),
        ),
      ['value', 'releases[1].publicDocument.events[0].endsAt'],
    ],
    [
      'a publication of another festival',
      () => republished((document) => Object.assign(document.festival, { uid: OTHER_UID })),
      ['value', 'releases[1].publicDocument.festival.uid'],
    ],
    [
      'a release that was touched',
      () =>
        changed((file) => {
          file.releases[0].teamDocument = file.releases[0].teamDocument.replace('Lieu', 'Mieu');
        }),
      ['hash', 'releases[0].teamDocument'],
    ],
  ])('is refused with %s and the place', (_, bytes, [code, where]) => {
    expect(refusal(bytes()).slice(0, 2)).toEqual([code, where]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('with any bytes is either imported whole or refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(open.length * 8), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (spots, inside) => {
          const bytes = inside ? gunzipSync(open) : Buffer.from(open);
          for (const [at, value] of spots) bytes[at % bytes.length] = value;
          const read = readFestivalFile(inside ? gzipSync(bytes, { level: 1 }) : bytes);
          expect('code' in read || 'lists' in read).toBe(true);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('files of every version so far', () => {
  it.each(Array.from({ length: FORMAT_VERSION }, (_, i) => i + 1))('version %i opens', (version) => {
    const file = readFileSync(new URL(`./fixtures/festival-${version}.lanterne.json.gz`, import.meta.url));
    expect(
      JSON.parse(gunzipSync(file).toString()).version,
      'keep the file of each version as its program wrote it',
    ).toBe(version);
    const there = openTestDb();
    const { id } = brought(there, file, 'plein-7');
    expect(there.select().from(t.events).all().length).toBeGreaterThan(5);
    // Written again, it has this version and the same content.
    const again = readFestivalFile(fileOf(there, id));
    expect(again).toEqual(readFestivalFile(file));
  });
});

it('is read, tried and written in a thread, if the actor may import it', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-thread-'));
  const db = openTestFile(dataFolder);
  const { slug, userId, festivalId } = makeFullFestival(db, 5);
  const by = { dataFolder, now: NOW, actor: { userId, name: 'Camille', email: '', isAdministrator: false } };
  const { file } = await exportInThread(by, { slug, isPrivate: true, pictures: 'none' });
  // It is tried in a temporary database, which that thread has to create.
  expect(await planInThread(by, file)).not.toHaveProperty('code');
  expect(await importInThread(by, file, { slug: 'copie', clientKey: null })).toMatchObject({ ok: true, slug: 'copie' });
  const stranger = { ...by, actor: { ...by.actor, userId: 99 } };
  await expect(planInThread(stranger, file)).rejects.toMatchObject({ code: 'notAllowed' });
  const organiser = { ...by, actor: makeAccount(db, 'Ida', { festivalId, role: 'organiser' }) };
  await expect(exportInThread(organiser, { slug, isPrivate: true, pictures: 'none' })).rejects.toMatchObject({
    code: 'notAllowed',
  });
  db.$client.close();
});

it('a refused file is not read again, and an export does not wait behind a file', async () => {
  giveJobsTime();
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-thread-'));
  const db = openTestFile(dataFolder);
  const { slug, userId } = makeFullFestival(db, 6);
  const by = { dataFolder, now: NOW, actor: { userId, name: 'Camille', email: '', isAdministrator: false } };
  const broken = gzipSync('{"format":"lanterne-festival"');
  const nowhere = { ...by, dataFolder: NOWHERE };
  expect(await planInThread(by, broken)).toEqual({ code: 'broken' });
  expect(await planInThread(nowhere, broken)).toEqual({ code: 'broken' });
  // The answer of a thread that finds no data folder.
  expect(await planInThread(nowhere, gzipSync('{'))).toEqual({ code: 'unpacksTooLarge' });
  const refused = { ok: false, refusal: { code: 'broken' } };
  expect(await importInThread(nowhere, broken, { slug: 'copie', clientKey: null })).toEqual(refused);
  const { file } = await exportInThread(by, { slug, isPrivate: true, pictures: 'none' });
  const waiting: number[] = [];
  onJobs((all) => waiting.push([...all].filter(({ isWaiting }) => isWaiting).length));
  onTestFinished(() => onJobs(() => {}));
  const plans = [planInThread(by, file), planInThread(by, file)];
  await Promise.all([...plans, exportInThread(by, { slug, isPrivate: true, pictures: 'none' })]);
  // The second plan alone.
  expect(Math.max(...waiting)).toBe(1);
  db.$client.close();
});
