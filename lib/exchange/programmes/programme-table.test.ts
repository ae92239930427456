import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { readListFile } from '#lib/exchange/files/read-file.ts';
import { packedCsv } from '#lib/exchange/files/read-file-testing.ts';
import { packRows, unpackRows } from '#lib/exchange/files/table.ts';
import { hostileFestival } from '#lib/exchange/lists/lists-testing.ts';
import { separatedLine } from '#lib/files/separated-lines.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import {
  type ProgrammeColumn,
  programmeColumns,
  programmeCsvPieces,
  programmeHeadingsOf,
  programmeXlsx,
} from '#lib/open-data/programme-rows.ts';
import type { Authorized } from '#lib/policy.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { type Incoming, unpackIncoming } from './incoming.ts';
import { noProgrammeAnswers, type ProgrammeAnswers } from './planned.ts';
import { exportOf, programmeTableIn, readProgrammeFile } from './programme-file.ts';
import { importProgramme, programmePlanOf } from './programme-import.ts';
import { readProgramme } from './read-programme.ts';

const CONTEXT = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' } as const;
const LATER = '2026-05-01T10:05:00.000Z';
const URL = 'https://x.example';

type Format = 'csv' | 'xlsx';
const formats = ['csv', 'xlsx'] as const;
const each = formats.flatMap((format) => locales.map((locale) => ({ format, locale })));

/**
 * As « Importer » has it: the rows of the file, told to be a published programme by their headings.
 */
async function published(document: PublicDocument, format: Format, locale: Locale): Promise<Uint8Array> {
  const options = { locale, url: URL };
  const file =
    format === 'csv'
      ? new TextEncoder().encode([...programmeCsvPieces(document, options)].join(''))
      : await programmeXlsx(document, options);
  const list = await readListFile(new Uint8Array(file), () => []);
  const given = 'code' in list ? null : programmeTableIn(list);
  if (!given) throw new Error('no published programme');
  return given.bytes;
}

function readBack(bytes: Uint8Array, standing?: Uint8Array): Incoming {
  const answer = readProgramme({ format: 'programme-table', bytes, context: CONTEXT, standing });
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

const asItStands = (festival: Authorized<'settings'>) => frozenDraft(festival, NOW, festival.db).next.public;
const draftOf = (festival: Authorized<'settings'>) =>
  JSON.stringify(loadDraft(festival.id, festival.db), (key, value) =>
    key === 'version' || key === 'nextNumber' ? undefined : value,
  );
const planOf = (festival: Authorized<'settings'>, incoming: Incoming, answers: ProgrammeAnswers = noProgrammeAnswers) =>
  programmePlanOf(festival, { incoming, answers }).plan;
function bring(festival: Authorized<'settings'>, incoming: Incoming, key: string) {
  const { fingerprint } = planOf(festival, incoming);
  const file = { incoming, answers: noProgrammeAnswers };
  return done(importProgramme(festival, file, fingerprint, key, NOW));
}

/** What a file says, line by line, by what its columns hold. */
const linesOf = (document: PublicDocument, locale: Locale) =>
  parse([...programmeCsvPieces(document, { locale, url: URL })].join(''), {
    delimiter: ';',
    bom: true,
    columns: () => [...programmeColumns],
  }) as Record<ProgrammeColumn, string>[];

/** What a séance has no field for, and what names it in its own festival. */
const ELSEWHERE = [
  'number',
  'uid',
  'url',
  'films',
  'spoken',
  'subtitles',
  'translatedInto',
  'access',
  'offer',
] as const;

describe.each(each)('a published programme as $format in $locale', ({ format, locale }) => {
  it('makes the same séances in another festival, nothing the second time, and is undone whole', async () => {
    const { festival } = workingFestival('settings', { events: 0, rooms: 0 });
    const before = draftOf(festival);
    const incoming = readBack(await published(exampleDocument(), format, locale));
    const { batch } = bring(festival, incoming, 'k');
    const plain = (lines: ReturnType<typeof linesOf>) =>
      lines
        .map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !ELSEWHERE.includes(name as 'uid'))))
        .sort(
          (a, b) => String(a.title).localeCompare(String(b.title)) || String(a.start).localeCompare(String(b.start)),
        );
    // What has no time yet has no room in public, and one that was cancelled before anybody here
    // published it is nobody's news.
    const postponed = { fr: ['reportée', 'programmée'], en: ['postponed', 'scheduled'] }[locale];
    const [said, now] = [linesOf(exampleDocument(), locale), linesOf(asItStands(festival), locale)];
    const expected = said
      .filter(({ number }) => number !== '13')
      .map((line) => (line.start === '' ? { ...line, venue: '', room: '', address: '' } : line))
      .map((line) => (line.status === postponed[0] ? { ...line, status: postponed[1] ?? '' } : line));
    expect(plain(now)).toEqual(plain(expected));
    const draft = loadDraft(festival.id, festival.db);
    const titled = (title: string) => draft.events.find((event) => event.title[locale] === title);
    expect(titled('Noces d’étain')).toMatchObject({ status: 'cancelled', startsAt: '2026-06-06T18:30' });
    expect(titled('Atelier réparation')?.rooms).toHaveLength(1);
    const again = planOf(festival, incoming);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 9, open: 0, refused: 0, missing: 0, doing: 0 });
    done(undoBatch(festival, batch ?? '', LATER));
    expect(draftOf(festival)).toBe(before);
  });

  it('imports spoken and translated languages if no film is shown', async () => {
    const document = exampleDocument();
    const talk = document.events.find(({ items }) => !items.some(({ kind }) => kind === 'film'));
    const speech = { spoken: ['en', 'sw'], translatedInto: ['fr'] };
    const events = document.events.map((event) => (event === talk ? { ...event, ...speech } : event));
    const { festival } = workingFestival('settings', { events: 0, rooms: 0 });
    const incoming = readBack(await published({ ...document, events }, format, locale));
    bring(festival, incoming, 'k');
    const spoken = loadDraft(festival.id, festival.db).events.filter((event) => event.spoken.length > 0);
    expect(spoken).toMatchObject([speech]);
    expect(planOf(festival, incoming).counts).toMatchObject({ new: 0, changed: 0, doing: 0 });
  });

  it('remarks once on a column that cannot be imported', async () => {
    const { remarks, refused } = readBack(await published(exampleDocument(), format, locale));
    // The copies of two séances, the access of six, the price of all nine.
    const named = (['spoken', 'subtitles', 'access', 'offer'] as const).map(
      (column) => programmeHeadingsOf(locale)[programmeColumns.indexOf(column)],
    );
    const counts = [2, 1, 6, 9];
    expect(remarks).toHaveLength(4);
    expect(new Map(remarks.map(({ about, code }) => [about, code]))).toEqual(
      new Map(named.map((name, at) => [`${name} (${counts[at]})`, 'fieldLeft'])),
    );
    expect(refused).toEqual([]);
  });

  it('changes nothing in the festival it was exported from, whatever its programme contains', async () => {
    for (const seed of [1, 2]) {
      const { festival } = hostileFestival(seed);
      const document = asItStands(festival as Authorized<'settings'>);
      const bytes = await published(document, format, locale);
      const standing = await exportOf(document, 'programme-table', locale);
      const incoming = readBack(bytes, standing);
      expect(incoming.events.filter((event) => Object.keys(event).join() !== 'line,foreignId,uid')).toEqual([]);
      const { rooms, people, refused, remarks } = incoming;
      expect({ rooms, people, refused, remarks }).toEqual({ rooms: [], people: [], refused: [], remarks: [] });
      expect(planOf(festival as Authorized<'settings'>, incoming).counts).toMatchObject({
        open: 0,
        missing: 0,
        doing: 0,
      });
    }
  });
});

describe('a cell edited in the festival’s own programme', () => {
  const { festival, db } = workingFestival('settings', { events: 12, rooms: 3 });
  let document: PublicDocument;
  let lines: string[][];
  let at: number;
  let standing: Uint8Array;

  beforeAll(async () => {
    document = asItStands(festival);
    standing = await exportOf(document, 'programme-table', 'fr');
    lines = parse(new TextDecoder().decode(standing), { delimiter: ';' });
    // One that has a room, a start and an end before midnight.
    at = lines.findIndex(
      (line, i) =>
        i > 0 &&
        cell(line, 'end') !== '' &&
        cell(line, 'people') !== '' &&
        cell(line, 'end') < `${cell(line, 'day')} 22`,
    );
  });
  const cell = (line: readonly string[], column: ProgrammeColumn) => line[programmeColumns.indexOf(column)] ?? '';
  const edited = (changes: Partial<Record<ProgrammeColumn, string>>) => {
    const rows = lines.map((line, i) =>
      i === at ? line.map((own, j) => changes[programmeColumns[j] as ProgrammeColumn] ?? own) : line,
    );
    const text = rows.map((line) => separatedLine(line, { separator: ';' })).join('');
    return readBack(packedCsv(new TextEncoder().encode(text)), standing);
  };
  const own = (column: ProgrammeColumn) => cell(lines[at] ?? [], column);
  const later = (wall: string, hours: number) =>
    `${wall.slice(0, 11)}${String(Number(wall.slice(11, 13)) + hours).padStart(2, '0')}${wall.slice(13)}`;

  it.each<[ProgrammeColumn, () => string, string]>([
    ['title', () => 'Un autre titre', 'title'],
    ['subtitle', () => 'En avant-première', 'subtitle'],
    ['kind', () => 'Atelier', 'kind'],
    ['label', () => 'Ciné-goûter', 'label'],
    ['status', () => 'annulée', 'status'],
    ['status', () => 'horaire à confirmer', 'timeIsToConfirm'],
    ['start', () => later(own('start'), 1), 'startsAt'],
    ['start', () => '', 'startsAt'],
    ['day', () => '07/06/2026', 'startsAt'],
    ['end', () => later(own('end'), 1), 'minutes'],
    ['minutes', () => '2h05', 'minutes'],
    ['people', () => 'Zoé Lind', 'people'],
    ['people', () => '', 'people'],
    ['room', () => 'Le grand hall', 'rooms'],
    ['themes', () => 'Un nouveau fil', 'themes'],
    ['seats', () => '41', 'capacity'],
  ])('is one change: %s', (column, value, field) => {
    const before = draftOf(festival);
    const incoming = edited({ [column]: value() });
    const plan = planOf(festival, incoming);
    const changed = plan.events.flatMap((row) => (row.is === 'changed' ? row.fields.map((one) => one.field) : []));
    expect([changed, plan.counts.changed, plan.counts.new, plan.counts.open, plan.counts.refused]).toEqual([
      [field],
      1,
      0,
      0,
      0,
    ]);
    expect(incoming.remarks.filter(({ code }) => code !== 'noHour')).toEqual([]);
    const { batch } = bring(festival, incoming, `k ${column} ${value()}`);
    expect(draftOf(festival)).not.toBe(before);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(draftOf(festival)).toBe(before);
  });

  it('keeps the length if only the start was edited, and the room if its place is only written differently', () => {
    const [moved] = edited({ start: later(own('start'), 1) }).events.filter((event) => Object.keys(event).length > 3);
    expect(moved).toMatchObject({ startsAt: later(own('start'), 1).replace(' ', 'T') });
    expect(moved).not.toHaveProperty('minutes');
    // As Excel in French, and LibreOffice with seconds, write them back.
    const french = own('start').replace(/^(\d{4})-(\d{2})-(\d{2}) (.*)$/, '$3/$2/$1 $4:00');
    expect(
      edited({ start: french, day: french.slice(0, 10) }).events.every((one) => Object.keys(one).length === 3),
    ).toBe(true);
  });

  it('gets a remark if a séance has no field for it, and is refused if it cannot be read', () => {
    expect(edited({ access: 'LSF', offer: '5 €' }).remarks).toEqual([
      { line: 0, code: 'fieldLeft', about: 'Accessibilité (1)' },
      { line: 0, code: 'fieldLeft', about: 'Tarif et inscription (1)' },
    ]);
    expect(edited({ start: '2026-02-31 10:00' }).refused).toMatchObject([{ code: 'listHour' }]);
    expect(edited({ start: 'bientôt' }).refused).toMatchObject([{ code: 'listHour', about: 'bientôt' }]);
    expect(edited({ status: 'peut-être' }).refused).toMatchObject([{ code: 'listChoice', about: 'peut-être' }]);
  });

  it('of a copied line makes another séance, and the first stays as it is', () => {
    const copy = (lines[at] ?? [])
      .with(programmeColumns.indexOf('start'), '2026-06-07 23:00')
      .with(programmeColumns.indexOf('end'), '');
    const text = [...lines.slice(0, at), copy, ...lines.slice(at)].map((line) =>
      separatedLine(line, { separator: ';' }),
    );
    const incoming = readBack(packedCsv(new TextEncoder().encode(text.join(''))), standing);
    expect(incoming.remarks).toContainEqual({ line: at + 1, code: 'eventIds', about: own('uid') });
    const plan = planOf(festival, incoming, { ...noProgrammeAnswers, all: { events: 'new' } });
    expect(plan.counts).toMatchObject({ new: 1, changed: 0, refused: 0 });
  });

  it('and of a séance deleted since changes nothing', async () => {
    const [first] = document.events;
    const gone = {
      ...document,
      events: [
        ...document.events,
        exampleEvent({ number: 900, title: { fr: 'Partie' }, status: 'cancelled', rooms: [] }),
      ],
    };
    const bytes = await exportOf(gone, 'programme-table', 'fr');
    expect(first && planOf(festival, readBack(packedCsv(bytes), bytes)).counts).toMatchObject({
      new: 0,
      refused: 0,
      doing: 0,
    });
    expect(db.select().from(t.events).where(eq(t.events.number, 900)).all()).toEqual([]);
  });
});

it('is compared in its thread with the present programme', async () => {
  const bytes = await published(exampleDocument(), 'csv', 'en');
  const answer = await readProgrammeFile({ format: 'programme-table', bytes, own: 'en' }, CONTEXT, () => ({
    previous: null,
    next: { public: exampleDocument() },
  }));
  expect('code' in answer || unpackIncoming(answer).events.every(({ title }) => title === undefined)).toBe(true);
});

it('is not read from another list, but from one with a column more or a column less', async () => {
  const rows = (text: string) => text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(';') }));
  const other = packRows(rows('Titre;Début;Salle;Identifiant\nTerre rare;20h;Salle 1;7'));
  expect(programmeTableIn({ rows: other })).toBeNull();
  const kept = unpackRows(await published(exampleDocument(), 'csv', 'fr')).map(({ cells }, at) => ({
    line: at + 3,
    cells: [...cells.slice(1), at === 0 ? 'Couleur' : at === 1 ? 'bleu' : ''],
  }));
  const given = programmeTableIn({ rows: packRows(kept) });
  const { events, remarks, source } = readBack(given?.bytes ?? new Uint8Array());
  expect(given?.own).toBe('fr');
  expect([events.length, events[0]?.line, source]).toEqual([9, 4, 'programme ecrans-ouverts']);
  expect(remarks).toContainEqual({ line: 0, code: 'fieldLeft', about: 'Couleur (1)' });
});

it('says the lines of the file, also below a cell of several lines', async () => {
  const rows = unpackRows(await published(exampleDocument(), 'csv', 'fr')).map(({ cells }, at) => ({
    line: at < 2 ? at + 1 : at + 3,
    cells: at === 1 ? cells.with(programmeColumns.indexOf('title'), 'Un\ntitre\nlong') : cells,
  }));
  const lines = readBack(packRows(rows).bytes).events.map(({ line }) => line);
  expect(lines).toEqual(rows.slice(1).map(({ line }) => line));
});

it('names an end that does not fit a length in the programme of another festival', async () => {
  const rows = unpackRows(await published(exampleDocument(), 'csv', 'fr')).map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.replace('2026-06-06 11:45', '2026-06-06 12:45')),
  }));
  const { events, remarks } = readBack(packRows(rows).bytes);
  expect(events.find(({ title }) => title?.fr === 'Terre rare')?.minutes).toBe(135);
  expect(remarks).toContainEqual({ line: 3, code: 'endOtherwise', about: '2026-06-06 12:45' });
});
