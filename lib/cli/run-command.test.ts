import { randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { utils, write } from '@e965/xlsx';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import {
  accessTokens,
  eventPeople,
  events,
  festivals,
  films,
  importKeys,
  people,
  pictures,
  releases,
  users,
} from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { makeFestival, openTestDb, openTestFile } from '#db/testing.ts';
import { invitationOf } from '#lib/accounts/members.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { writeArchive } from '#lib/exchange/festival-file/archive.ts';
import { exportFestival } from '#lib/exchange/festival-file/festival-export.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { giveJobsTime } from '#lib/jobs/unhurried-testing.ts';
import { takeNumber } from '#lib/numbers.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { writeTemplateFile } from '#lib/templates/programme.ts';
import { sixDays } from '#lib/templates/template.ts';
import { now } from '#lib/time/clock.ts';
import { ImportJson } from './import-told.ts';
import { runCommand } from './run-command.ts';
import { takeServerLock } from './server-lock.ts';

/**
 * Databases with an administrator, with one full festival and without: each is filled once, in
 * memory.
 */
function filled(isFull: boolean) {
  const db = openTestDb();
  const owner = makeAccount(db, 'Camille', { isAdministrator: true });
  const slug = isFull ? makeFullFestival(db, 3).slug : '';
  return { owner, slug, bytes: db.$client.serialize() };
}
const [full, bare] = [filled(true), filled(false)];

/** A data folder with one full festival and its administrator. */
function installation({ bytes, ...made } = full) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-command-'));
  return { dataFolder, db: openTestFile(dataFolder, bytes), ...made, path: (name: string) => join(dataFolder, name) };
}

async function run({ dataFolder }: { dataFolder: string }, ...words: string[]) {
  const said = { out: '', err: '', raw: Buffer.alloc(0) };
  const code = await runCommand(words, {
    source: { LANTERNE_DATA: dataFolder, LANTERNE_URL: 'https://lueurs.example', LANG: 'en' },
    print: (text) => {
      said.out += text;
    },
    printError: (text) => {
      said.err += text;
    },
    write: (bytes) => {
      said.raw = Buffer.concat([said.raw, bytes]);
    },
  });
  return { code, ...said };
}
const json = async (...asked: Parameters<typeof run>) => {
  const { out, code } = await run(...asked, '--json');
  return { code, ...JSON.parse(out) };
};

const titles = (db: Db) => db.select({ title: events.title }).from(events).all();

it('refuses root on data of another account, which could not read what root writes there', async () => {
  const place = installation(bare);
  const file = databaseFile(place.dataFolder);
  if (process.getuid?.() === 0) chownSync(file, 12_345, 12_345);
  else vi.spyOn(process, 'getuid').mockReturnValue(0);
  const { code, err } = await run(place, 'backup');
  vi.restoreAllMocks();
  expect([code, err]).toEqual([1, expect.stringContaining('belongs to the account')]);
  // Neither sudo nor runuser takes a bare number.
  if (process.getuid?.() === 0) expect(err).toContain('setpriv --reuid=12345 --regid=12345 --clear-groups -- …');
  expect(existsSync(place.path('backups'))).toBe(false);
});

describe('the command line', () => {
  it('prints its usage when it is not understood', async () => {
    const at = installation(bare);
    for (const words of [[], ['fly'], ['export'], ['backup', 'a', 'b'], ['doctor', '--deep'], ['import', '--as']]) {
      const { code, out, err } = await run(at, ...words);
      expect([code, words], out + err).toEqual([2, words]);
      expect(out + err).toMatch(/import FILE|export --festival|backup \[FILE\]|doctor/);
      const option = words[1]?.startsWith('--') ? words[1] : null;
      if (option)
        expect(err).toContain(`“${option}” is no option of this command, or its value is missing or one too many.`);
    }
    expect(await run(at, '--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('user:invite') });
    expect(await run(at, 'export', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('schedule.xml') });
  });

  it('refuses with a sentence, or with a code for programs', async () => {
    const none = { dataFolder: mkdtempSync(join(tmpdir(), 'lanterne-none-')) };
    expect(await run(none, 'doctor')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('LANTERNE_DATA'),
    });
    expect(await json(none, 'doctor')).toMatchObject({ code: 'noData', ok: false, command: 'doctor' });
    writeFileSync(databaseFile(none.dataFolder), 'no database at all, and longer than a page head '.repeat(100));
    expect(await json(none, 'doctor')).toMatchObject({ code: 'brokenDatabase' });
    writeFileSync(databaseFile(none.dataFolder), '');
    expect(await json(none, 'doctor')).toMatchObject({ code: 'brokenDatabase' });
    for (const [code, change] of [
      ['newerDatabase', 'update __drizzle_migrations set created_at = created_at + 1e12'],
      ['olderDatabase', 'delete from __drizzle_migrations where created_at > 1796000000000'],
    ] as const) {
      const other = installation(bare);
      other.db.$client.exec(change);
      expect(await json(other, 'doctor')).toMatchObject({ code, message: expect.stringContaining(other.dataFolder) });
    }
    const at = installation();
    expect(await json(at, 'export', '--festival', 'nowhere')).toMatchObject({ code: 'noFestival' });
    expect(await json(at, 'export', '--festival', at.slug, '--as', 'x@example.org')).toMatchObject({
      code: 'noAccount',
    });
    expect(await json(at, 'export', '--festival', at.slug, '--format', 'pdf')).toMatchObject({ code: 'format' });
    const folder = join(at.dataFolder, 'site');
    expect(await json(at, 'site', 'nowhere', folder)).toMatchObject({ code: 'nothingPublished' });
    for (const url of ['asso.example', 'ftp://asso.example', 'https://asso.example/?a=b', 'https://me:pw@asso.example'])
      expect([url, await json(at, 'site', at.slug, folder, '--url', url)]).toMatchObject([url, { code: 'siteUrl' }]);
    expect(existsSync(folder)).toBe(false);
    expect(await json(at, 'import', at.path('none.gz'))).toMatchObject({ code: 'noFile' });
    expect(await json(at, 'import', databaseFile(at.dataFolder), '--festival', at.slug)).toMatchObject({
      code: 'unreadable',
    });
    for (const command of ['import', 'restore'])
      expect(await json(at, command, tmpdir())).toMatchObject({ code: 'noFile' });
    const nowhere = join(none.dataFolder, 'no', 'folder', 'file');
    expect(await json(at, 'backup', nowhere)).toMatchObject({ code: 'file' });
    expect(await json(at, 'export', '--festival', at.slug, nowhere)).toMatchObject({
      code: 'file',
      message: expect.stringContaining(nowhere),
    });
  });
});

describe('export and import', () => {
  it('move a festival from one installation to another, byte for byte', async () => {
    const [here, there] = [installation(), installation(bare)];
    const file = here.path('f.lanterne.json.gz');
    expect(await run(here, 'export', '--festival', here.slug, '--private', file)).toMatchObject({ code: 0, err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await json(here, 'export', '--festival', here.slug, file)).toMatchObject({ code: 'exists' });
    const planned = await json(there, 'import', file, '--plan');
    expect(planned).toMatchObject({ ok: true, slug: here.slug, isCopy: false, publishes: 2 });
    expect(there.db.select().from(festivals).all()).toEqual([]);
    expect(await run(there, 'import', file)).toMatchObject({ code: 0, out: expect.stringContaining(here.slug) });
    expect(titles(there.db)).toEqual(titles(here.db));
    const again = await run(there, 'export', '--festival', here.slug, '--private');
    expect(again.raw.equals(readFileSync(file))).toBe(true);
    expect(await json(there, 'import', file, '--festival', here.slug)).toMatchObject({ code: 'slugTaken' });
  });

  it('say what is published in every other format', async () => {
    const at = installation();
    const said = async (format: string) =>
      (await run(at, 'export', '--festival', at.slug, '--format', format)).raw.toString();
    expect(await said('programme.ics')).toMatch(/^BEGIN:VCALENDAR[\s\S]+END:VCALENDAR\r\n$/);
    expect(await said('schedule.xml')).toContain('<schedule');
    expect(JSON.parse(await said('schedule.json')).schedule.conference.title).toBeTruthy();
    expect(await said('programme.csv')).toContain(at.db.select().from(events).all()[0]?.uid);
    at.db.delete(releases).run();
    expect(await json(at, 'export', '--festival', at.slug, '--format', 'programme.csv')).toMatchObject({
      code: 'neverPublished',
    });
  });

  it('import a list into a festival, and say what is left out', async () => {
    const at = installation();
    const file = at.path('films.csv');
    writeFileSync(file, 'Titre;Réalisation;Durée\nLe Dernier Bac;Perrine Lestrohan;88\nKelp;;beaucoup\n');
    expect(await json(at, 'import', file)).toMatchObject({ code: 'whichFestival' });
    expect(await json(at, 'import', file, '--festival', at.slug, '--list', 'shoes')).toMatchObject({ code: 'list' });
    const count = () => at.db.select().from(films).where(eq(films.originalTitle, 'Le Dernier Bac')).all().length;
    const counts = { new: 2, changed: 0, unchanged: 0, asked: 0, refused: 0 };
    const planned = await run(at, 'import', file, '--festival', at.slug, '--plan');
    expect([planned.code, count()]).toEqual([0, 0]);
    expect(planned.out).toMatch(/line 3, Kelp: .*“beaucoup”.*Kept word for word in “Note on rights”/);
    const unread = [
      { line: 3, cells: [{ column: 'minutes', cell: 'beaucoup', error: 'duration', keptIn: 'rightsNote' }] },
    ];
    expect(await json(at, 'import', file, '--festival', at.slug)).toMatchObject({ ok: true, counts, unread });
    expect(await json(at, 'import', file, '--festival', at.slug)).toMatchObject({
      counts: { unchanged: 2 },
      unread: [],
    });
    expect(count()).toBe(1);
    writeFileSync(file, 'Titre;Réalisation;Durée\nLe Dernier Bac;Perrine Lestrohan;88\n');
    expect(await json(at, 'import', file, '--festival', at.slug)).toMatchObject({ ok: true, counts: { unchanged: 1 } });
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Notice']]), 'Notice');
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['Titre', 'Durée'],
        ['Le Dernier Bac', 88],
      ]),
      'Films',
    );
    writeFileSync(at.path('films.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }));
    // « Titre » and « Durée » are of a list of séances as well.
    const book2 = [at.path('films.xlsx'), '--festival', at.slug, '--plan'] as const;
    expect(await json(at, 'import', ...book2)).toMatchObject({ code: 'whichList' });
    const { out } = await run(at, 'import', ...book2, '--list', 'films');
    expect(out).toContain('films.xlsx, sheet “Films” (1 other sheet is not read: “Notice”)');
  });

  it('say how the columns of a list were understood, which are ignored, and that --asked answers questions', async () => {
    const at = installation(bare);
    const { slug } = makeFestival(at.db, { events: 0, rooms: 1, days: 2, seed: 8, slug: 'ailleurs' });
    const file = at.path('people.csv');
    const into = (...words: string[]) => [file, '--festival', slug, '--list', 'people', ...words] as const;
    writeFileSync(file, 'Nom;Organisation;Pointure\nAwa Diop;Le Phare;38\n');
    await run(at, 'import', ...into());
    writeFileSync(file, 'Nom;Organisation;Pointure\nA. Diop;Le Phare;38\nAwa Diop;Le Phare;38\n');
    const { code, out } = await run(at, 'import', ...into('--plan'));
    expect(code).toBe(1);
    expect(out).toContain('Columns read: “Nom” → Name\u00A0· “Organisation” → Organisation.');
    expect(out).toContain('One column is not imported: “Pointure”.');
    expect(out).toMatch(/line 2, A\. Diop: is perhaps Awa Diop.*\n--asked same answers/);
    expect(await json(at, 'import', ...into('--plan'))).toMatchObject({
      columns: [
        { heading: 'Nom', column: 'name', label: 'Name' },
        { heading: 'Organisation', column: 'organisation', label: 'Organisation' },
        { heading: 'Pointure', column: null, label: null },
      ],
      asked: [{ line: 2, title: 'A. Diop', candidates: ['Awa Diop'] }],
    });
    const events = at.path('events.csv');
    writeFileSync(events, 'Titre;Début;Pointure\nOuverture;2026-06-06 10:00;38\n');
    const said = await run(at, 'import', events, '--festival', slug, '--list', 'events', '--plan');
    expect(said.out).toContain('“Début” → Start');
    expect(said.out).toContain('One column is not imported: “Pointure”.');
  });

  it('names only the line of a séance without a title', async () => {
    const at = installation(bare);
    const { slug } = makeFestival(at.db, { events: 0, rooms: 1, days: 2, seed: 8, slug: 'ailleurs' });
    const file = at.path('events.csv');
    writeFileSync(file, 'Titre;Début;Fin\nOuverture;2026-06-06 10:00;11:00\n;2026-06-06 12:00;13:00\n');
    const { out } = await run(at, 'import', file, '--festival', slug, '--list', 'events', '--plan');
    expect(out).toMatch(/^line 3: \S/m);
    expect(out).not.toContain(', :');
  });

  it('answer programs as the printed schema says, and nothing more', async () => {
    const at = installation();
    const schema = z.fromJSONSchema(JSON.parse((await run(at, 'import', '--help', '--json')).out));
    const file = (name: string, text: string) => {
      writeFileSync(at.path(name), text);
      return at.path(name);
    };
    const stray = '<event id="1"><title>Une ligne égarée</title><date>2031-07-26T10:00:00+02:00</date></event>';
    const twice = '<event id="1"><title>Encore elle</title></event><event id="2"><duration>01:00</duration></event>';
    const programme = file(
      'schedule.xml',
      `<schedule><day><room name="Cour">${stray}</room><room name="Salle ${'é'.repeat(300)}">${twice}</room></day></schedule>`,
    );
    const list = file('films.csv', 'Titre;Réalisation;Durée;Pointure\nKelp;;beaucoup;38\nKelp;;94;38\n');
    const rooms = file('rooms.csv', 'Lanterne;Salle;Places\n7777;Agora;120\n;Cour;beaucoup\n');
    const events = file('events.csv', 'Titre;Début;Pointure;Type\nOuverture;hier;38;bal\n');
    const template = file('t.json', writeTemplateFile(sixDays));
    const whole = at.path('whole.lanterne.json.gz');
    await run(at, 'export', '--festival', at.slug, whole);
    const own = at.path('own.json');
    await run(at, 'export', '--festival', at.slug, '--format', 'schedule.json', own);
    const into = ['--festival', at.slug];
    const answered: Record<string, unknown>[] = [];
    for (const words of [
      [programme, ...into],
      [programme, ...into, '--plan'],
      [programme, ...into, '--dates', 'keep', '--asked', 'new', '--plan'],
      [own, ...into, '--plan'],
      [list, ...into, '--list', 'films', '--plan'],
      [list, ...into, '--list', 'films'],
      [rooms, ...into, '--list', 'rooms', '--plan'],
      [events, ...into, '--list', 'events', '--plan'],
      [template, '--plan'],
      [template],
      [whole, '--plan'],
      [whole, '--festival', 'copie'],
      [whole, '--festival', at.slug],
      [at.path('none')],
    ]) {
      const { out } = await run(at, 'import', ...words, '--json');
      const answer = JSON.parse(out);
      expect(schema.safeParse(answer), out).toMatchObject({ success: true });
      // The schema removes what it does not describe, so nothing else was there.
      expect(ImportJson.parse(answer)).toEqual(answer);
      answered.push(answer);
    }
    const kinds = answered.map(({ kind, code = null }) => [kind ?? null, code]);
    expect(kinds).toEqual([
      ['programme', 'open'],
      ...Array(3).fill(['programme', null]),
      ...Array(3).fill(['list', null]),
      ['programme', null],
      ...Array(2).fill(['template', null]),
      ...Array(2).fill(['festival', null]),
      [null, 'slugTaken'],
      [null, 'noFile'],
    ]);
    const [open, , , , films, , refused, said] = answered;
    expect(open).toMatchObject({
      outside: { count: 1 },
      refused: [{ code: 'noTitle', message: expect.stringContaining('no title') }],
    });
    expect(films).toMatchObject({
      unread: [{ cells: [{ cell: 'beaucoup', message: expect.stringContaining('beaucoup') }] }],
    });
    expect(refused).toMatchObject({
      refused: [
        { line: 2, problems: [{ error: 'unknown', message: expect.any(String) }] },
        { line: 3, problems: [{ column: 'seats' }, { column: 'venue', cell: '', message: 'Venue: Fill this in.' }] },
      ],
    });
    expect(said).toMatchObject({ columns: [{}, {}, { heading: 'Pointure', column: null }, {}] });
  });

  it('know from its headings what a list is of', async () => {
    giveJobsTime();
    const at = installation();
    const file = at.path('list.csv');
    const listed = async (text: string) => {
      writeFileSync(file, text);
      const { list, code, source } = await json(at, 'import', file, '--festival', at.slug, '--plan');
      return list ?? source ?? code;
    };
    expect(await listed('Film;Début;Cinéma\nTerre rare;2026-06-06 10:00;Le Rex\n')).toBe('list');
    expect(await listed('Nom;Organisation;E-mail\nAna;;ana@example.org\n')).toBe('people');
    expect(await listed('Salle;Lieu;Places\nAgora;Bourse;120\n')).toBe('rooms');
    expect(await listed('Une colonne;Une autre\n1;2\n')).toBe('whichList');
    // A calendar without its first line is not taken for a list.
    expect(await listed('UID:1\nSUMMARY:Ouverture\nDTSTART:20260606T100000Z\nEND:VEVENT\n')).toBe('noCalendar');
  });

  it('import a schedule into another festival, once, and ask what only a person knows', async () => {
    const [here, there] = [installation(), installation(bare)];
    const { festivalId, slug } = makeFestival(there.db, { events: 0, rooms: 1, days: 2, seed: 8, slug: 'ailleurs' });
    const shown = here.db.select().from(eventPeople).innerJoin(people, eq(people.id, eventPeople.personId)).get();
    const name = shown?.people.name.replace(/^(.)\S+/, '$1.') ?? '';
    there.db.transaction((tx) => {
      const number = takeNumber(tx, festivalId);
      tx.insert(people).values({ festivalId, uid: randomUUID(), number, name }).run();
    });
    const file = here.path('schedule.json');
    await run(here, 'export', '--festival', here.slug, '--format', 'schedule.json', file);
    const into = (...words: string[]) => json(there, 'import', file, '--festival', slug, ...words);
    // Only a person can know whether « A. Diop » is the Awa Diop of the file.
    const open = await into();
    expect(open).toMatchObject({ code: 'open' });
    expect(titles(there.db)).toEqual([]);
    const { ok, counts } = await into('--asked', 'new');
    expect([ok, titles(there.db).length]).toEqual([true, counts.new]);
    expect(await into()).toMatchObject({ ok: true, counts: { new: 0, changed: 0, unchanged: counts.new } });
  });

  it('change the dates of a festival only when told so', async () => {
    const at = installation(bare);
    const { slug } = makeFestival(at.db, { events: 0, rooms: 1, days: 2, seed: 8, slug: 'ailleurs' });
    const stray = '<event id="1"><title>Une ligne égarée</title><date>2026-07-26T10:00:00+02:00</date></event>';
    const file = at.path('schedule.xml');
    writeFileSync(file, `<schedule><day><room name="Cour">${stray}</room></day></schedule>`);
    const into = (...words: string[]) => run(at, 'import', file, '--festival', slug, ...words);
    const dates = () => at.db.select({ from: festivals.startsOn, to: festivals.endsOn }).from(festivals).get();
    const before = dates();
    const open = await into();
    expect([open.code, open.out + open.err]).toEqual([1, expect.stringMatching(/Une ligne égarée[\s\S]*--dates grow/)]);
    expect(await json(at, 'import', file, '--festival', slug, '--dates', 'perhaps')).toMatchObject({ code: 'dates' });
    expect([titles(at.db), dates()]).toEqual([[], before]);
    expect((await into('--dates', 'grow', '--plan')).out).toMatch(/Dates of the festival: .*26\sJuly\s2026/);
    expect((await into('--dates', 'keep')).out).toContain('The dates of the festival stay.');
    expect([titles(at.db).length, dates()]).toEqual([1, before]);
  });

  it('say that no dates could hold a file, and name a line only if there is just one', async () => {
    const at = installation(bare);
    const { slug } = makeFestival(at.db, { events: 1, rooms: 1, days: 2, seed: 8, slug: 'loin' });
    const file = at.path('schedule.json');
    const rooms = { Cour: [{ id: 1, title: 'Il y a longtemps', date: '2014-07-26T10:00:00+02:00' }] };
    writeFileSync(file, JSON.stringify({ schedule: { conference: { days: [{ rooms }] } } }));
    const { out } = await run(at, 'import', file, '--festival', slug, '--dates', 'grow', '--plan');
    expect(out).toContain('A festival lasts 366 days at most: its dates stay');
    expect(out).toMatch(/^Il y a longtemps: /m);
  });

  it('write a festival with its pictures as an archive that can be read back, and only to a file', async () => {
    const at = installation();
    const bytes = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#25a' } })
      .jpeg()
      .toBuffer();
    const [hash, to] = [sha256Of(bytes), at.path('b.lanterne.tar')];
    const [picture] = at.db.select({ id: pictures.id }).from(pictures).all();
    at.db
      .update(pictures)
      .set({ hash, format: 'jpeg' })
      .where(eq(pictures.id, picture?.id ?? 0))
      .run();
    const original = originalFile(at.dataFolder, hash, 'jpeg');
    mkdirSync(dirname(original), { recursive: true });
    writeFileSync(original, bytes);
    const asked = ['export', '--festival', at.slug, '--pictures'] as const;
    expect(await json(at, ...asked, 'originals', to)).toMatchObject({ ok: true, pictures: 'originals', file: to });
    expect([statSync(to).mode & 0o777, existsSync(`${to}.unfinished`)]).toEqual([0o600, false]);
    const there = installation(bare);
    expect(await json(there, 'import', to)).toMatchObject({ ok: true, kind: 'festival', slug: at.slug });
    expect(readFileSync(originalFile(there.dataFolder, hash, 'jpeg')).equals(bytes)).toBe(true);
    expect(await json(at, ...asked, 'all', at.path('c.tar'))).toMatchObject({ code: 'pictures' });
    expect(await json(at, ...asked, 'site')).toMatchObject({ code: 'pictures' });
    expect(await json(at, ...asked, 'site', '--format', 'programme.csv', at.path('c.csv'))).toMatchObject({
      code: 'pictures',
    });
  });

  it('import a festival with its pictures', async () => {
    const at = installation();
    const bytes = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#a52' } })
      .jpeg()
      .toBuffer();
    const [from, to, hash] = [at.path('a.jpeg'), at.path('a.lanterne.tar'), sha256Of(bytes)];
    writeFileSync(from, bytes);
    const festival = authorizeFestival(at.owner, at.slug, 'festival-file', at.db);
    const archive = writeArchive(exportFestival(festival, false), [{ hash, format: 'jpeg', path: from }]);
    writeFileSync(to, await buffer(archive));
    const there = installation(bare);
    expect(await json(there, 'import', to)).toMatchObject({ ok: true, kind: 'festival', slug: at.slug });
    expect(existsSync(originalFile(there.dataFolder, hash, 'jpeg'))).toBe(true);
    writeFileSync(to, readFileSync(to).subarray(0, -2000));
    expect(await json(installation(bare), 'import', to)).toMatchObject({ code: 'broken' });
  });

  it('import a template', async () => {
    const at = installation(bare);
    writeFileSync(at.path('t.json'), writeTemplateFile(sixDays));
    expect(await json(at, 'import', at.path('t.json'), '--plan')).toMatchObject({ kind: 'template', events: 68 });
    expect(await json(at, 'import', at.path('t.json'))).toMatchObject({ ok: true, key: 'saved:1' });
  });
});

describe('backup and restore', () => {
  it('restore the database as it was, keep the replaced one, and touch nothing while a server runs', async () => {
    const at = installation();
    const file = at.path('kept.db');
    expect(await json(at, 'backup', file)).toMatchObject({ ok: true, festivals: [{ slug: at.slug }] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await json(at, 'backup', file)).toMatchObject({ code: 'exists' });
    expect(readdirSync(at.dataFolder).filter((name) => /kept/.test(name))).toEqual(['kept.db']);

    at.db.update(festivals).set({ slug: 'renamed' }).run();
    const planned = await json(at, 'restore', file, '--plan');
    expect(planned).toMatchObject({
      is: { festivals: [{ slug: 'renamed' }] },
      becomes: { festivals: [{ slug: at.slug }] },
    });
    expect(at.db.select().from(festivals).all()[0]?.slug).toBe('renamed');

    const taken = takeServerLock(at.dataFolder, { pid: 1, host: 'h', port: 3000, since: now() });
    expect(await json(at, 'restore', file)).toMatchObject({ code: 'serverRuns' });
    if (taken.ok) taken.lock.release();
    at.db.$client.close();
    const { kept } = await json(at, 'restore', file);
    const back = openDatabase(databaseFile(at.dataFolder));
    expect(back.select().from(festivals).all()[0]?.slug).toBe(at.slug);
    const replaced = openDatabase(String(kept));
    expect(replaced.select().from(festivals).all()[0]?.slug).toBe('renamed');
    expect(readdirSync(at.dataFolder).filter((name) => name.startsWith('restoring'))).toEqual([]);
  });

  it('refuse a file that is no backup, or that is of a newer version', async () => {
    const at = installation();
    writeFileSync(at.path('no.db'), 'not a database, certainly not one of ours'.repeat(50));
    expect(await json(at, 'restore', at.path('no.db'))).toMatchObject({ code: 'noBackup' });
    writeFileSync(at.path('no.db-wal'), 'no log of one either'.repeat(50));
    expect(await json(at, 'restore', at.path('no.db'))).toMatchObject({ code: 'noBackup' });
    const newer = openDatabase(at.path('newer.db'));
    migrateDatabase(newer);
    newer.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
    newer.$client.close();
    expect(await json(at, 'restore', at.path('newer.db'))).toMatchObject({ code: 'newerBackup' });
    expect(existsSync(at.path('no.db'))).toBe(true);
    expect(at.db.select().from(festivals).all()).toHaveLength(1);
  });
});

describe('doctor', () => {
  it('finds what is broken, and says so if nothing is', async () => {
    const at = installation();
    const found = async () => {
      const { checks, code, ok } = await json(at, 'doctor');
      const wrong = (checks as { name: string; state: string }[]).filter(
        ({ name, state }) => state !== 'good' && name !== 'freeSpace',
      );
      return { ok, code, wrong: wrong.map(({ name, state }) => `${name} ${state}`) };
    };
    expect(await found()).toMatchObject({ ok: true, wrong: [] });
    at.db.update(importKeys).set({ entityId: 999_999 }).where(eq(importKeys.entity, 'film')).run();
    expect(await found(), 'a film that was brought in may be deleted').toMatchObject({ ok: true, wrong: [] });
    at.db
      .update(releases)
      .set({ teamSha256: '0'.repeat(64) })
      .where(eq(releases.number, 1))
      .run();
    at.db.update(festivals).set({ timeZone: 'Europe/Atlantis' }).run();
    at.db.$client.exec("delete from search_index where entity = 'person'");
    at.db.$client.pragma('foreign_keys = off');
    at.db.$client.exec('delete from venues');
    const { ok, wrong } = await found();
    expect(ok).toBe(false);
    expect(wrong).toEqual(['foreignKeys bad', 'orphans warning', 'timeZones bad', 'releases bad']);
    expect(await run(at, 'doctor')).toMatchObject({ code: 1, out: expect.stringContaining('Europe/Atlantis') });
  });
});

describe('user:invite', () => {
  it('prints a link that works once, in the name of an account that is allowed to', async () => {
    const at = installation();
    const { link, role } = await json(
      at,
      'user:invite',
      '--festival',
      at.slug,
      '--role',
      'coordinator',
      '--label',
      'accueil',
    );
    expect([role, String(link).startsWith('https://lueurs.example/en/invitation/')]).toEqual(['coordinator', true]);
    const token = String(link).split('/').at(-1) ?? '';
    expect(invitationOf(token, now(), at.db)).toMatchObject({
      ok: true,
      role: 'coordinator',
      festival: { slug: at.slug },
    });
    expect(await json(at, 'user:invite', '--festival', at.slug, '--role', 'king')).toMatchObject({ code: 'role' });
    const [stranger] = at.db
      .insert(users)
      .values({ email: 'x@y.example', passwordHash: '-', createdAt: now() })
      .returning()
      .all();
    expect(await json(at, 'user:invite', '--festival', at.slug, '--as', stranger?.email ?? '')).toMatchObject({
      code: 'noFestival',
    });
    const { id: festivalId = 0 } = at.db.select().from(festivals).all()[0] ?? {};
    const { email } = makeAccount(at.db, 'Ida', { festivalId, role: 'organiser' });
    expect(await json(at, 'user:invite', '--festival', at.slug, '--as', email)).toMatchObject({ code: 'notAllowed' });
    // Nor may they export everything.
    expect(await json(at, 'export', '--festival', at.slug, '--as', email)).toMatchObject({ code: 'notAllowed' });
    expect(at.db.select().from(accessTokens).all()).toHaveLength(1);
  });
});
