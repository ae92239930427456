import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readList } from '#lib/exchange/files/read-file-testing.ts';
import { hostileTexts } from '#lib/feeds/hostile-text-testing.ts';
import { undefused } from '#lib/files/separated-lines.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { type OpenFileName, openAddresses, openFileNames, openFileOf, openFiles, openSections } from './files.ts';
import { programmeColumns } from './programme-rows.ts';

const URL = 'https://x.example';
const document = exampleDocument();

/** The file as its readers see it: text, or the cells of a workbook as typed. */
async function textOf(name: OpenFileName, locale: Locale, of: PublicDocument = document): Promise<string> {
  const file = openFileOf(name);
  if (!file) throw new Error(name);
  if ('whole' in file) {
    const rows = await readList(await file.whole(of, { locale, url: URL }));
    if (!Array.isArray(rows)) throw new Error(rows.code);
    return rows.map(({ cells }) => cells.join('\t')).join('\n');
  }
  const pieces = [...file.pieces(of, { locale, url: URL })].map((piece) => Buffer.from(piece));
  return new TextDecoder(/utf-16le/.test(file.contentType) ? 'utf-16le' : 'utf-8', {
    fatal: true,
    ignoreBOM: true,
  }).decode(Buffer.concat(pieces));
}

const records = (csv: string, delimiter: string) =>
  parse(csv, { delimiter, bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

describe('the programme as files', () => {
  const said = openFileNames.flatMap((name) =>
    (openFiles[name].hasLanguage ? locales : (['fr'] as const)).map((locale) => [name, locale] as const),
  );
  it.each(said)('%s is in %s the same as ever', async (name, locale) => {
    await expect(await textOf(name, locale)).toMatchFileSnapshot(`golden/${locale}.${name}.txt`);
  });

  it('are the same for everybody', async () => {
    for (const name of openFileNames.filter((one) => 'pieces' in openFiles[one]))
      expect(await textOf(name, 'fr', structuredClone(document))).toBe(await textOf(name, 'fr'));
  });

  it('say that a demonstration is one', async () => {
    const demonstration = exampleDocument({ festival: { ...document.festival, isDemonstration: true } });
    for (const name of openFileNames)
      expect(await textOf(name, 'fr', demonstration), name).toMatch(/\[Démo\]|démonstration/);
  });

  it('separate prices for OpenAgenda like a calendar, as one may contain a comma', async () => {
    const price = (label: string, amount: string) =>
      ({ kind: 'paid', label: { fr: label }, price: { fr: amount }, address: '', opensAt: null }) as const;
    const of = exampleDocument({ offers: [price('Plein tarif', '8,50 €'), price('Réduit', '5 €')] });
    const [row] = records(await textOf('openagenda.csv', 'fr', of), ',');
    expect(row?.conditions_fr).toMatch(/^Plein tarif, 8,50 €\s; Réduit, 5 €$/);
  });

  it('begin with the byte order mark of their encoding', async () => {
    for (const name of ['programme.csv', 'ticketing.csv', 'openagenda.csv', 'programme.indesign.txt'] as const)
      expect((await textOf(name, 'fr')).startsWith('\ufeff'), name).toBe(true);
    const [first] = openFiles['programme.indesign.txt'].pieces(document, { locale: 'fr', url: URL });
    expect([...(first?.subarray(0, 4) ?? [])]).toEqual([0xff, 0xfe, 0x3c, 0x00]);
  });
});

it('have the length of a séance, also in the night when an hour comes twice', async () => {
  const event = exampleEvent({
    number: 1,
    title: { fr: 'Nuit' },
    startsAt: '2026-10-25T02:30',
    endsAt: '2026-10-25T02:30',
    startInstant: '2026-10-25T00:30:00.000Z',
    endInstant: '2026-10-25T01:30:00.000Z',
  });
  const of = exampleDocument({ events: [event] });
  expect(records(await textOf('programme.csv', 'fr', of), ';')[0]).toMatchObject({ 'Durée (min)': '60' });
  expect(records(await textOf('ticketing.csv', 'fr', of), ',')[0]).toMatchObject({
    start_time: '2026-10-25T02:30:00+02:00',
    end_time: '2026-10-25T02:30:00+01:00',
    runtime: '60',
  });
});

it('have no end of a séance that shows none', async () => {
  const start = { startsAt: '2026-06-06T20:00', startInstant: '2026-06-06T18:00:00.000Z' };
  const event = exampleEvent({ number: 1, title: { fr: 'Ouverture' }, ...start, endInstant: start.startInstant });
  const of = exampleDocument({ events: [{ ...event, endsAt: null }] });
  expect(records(await textOf('programme.csv', 'fr', of), ';')[0]).toMatchObject({ Fin: '', 'Durée (min)': '' });
  expect(records(await textOf('ticketing.csv', 'fr', of), ',')[0]).toMatchObject({
    start_time: '2026-06-06T20:00:00+02:00',
    end_time: '',
    runtime: '',
  });
});

it('have for OpenAgenda a séance in its place and online, whichever of its rooms comes first', async () => {
  const plain = exampleDocument();
  const [there, ...others] = plain.rooms;
  if (!there) throw new Error('no room');
  const online = { ...there, number: 90, name: { fr: 'Direct' }, kind: 'online' as const };
  const inRooms = async (...numbers: number[]) => {
    const rooms = numbers.map((room, at) => ({ room, use: at === 0 ? ('main' as const) : ('joined' as const) }));
    const event = exampleEvent({ number: 1, title: { fr: 'Nuit' }, startsAt: '2026-06-06T20:00', rooms });
    const of = { ...plain, rooms: [there, ...others, online], events: [event] };
    const [row] = records(await textOf('openagenda.csv', 'fr', of), ',');
    return [row?.attendanceMode, row?.onlineAccessLink !== '', row?.location_name !== ''];
  };
  expect(await inRooms(there.number)).toEqual(['1', false, true]);
  expect(await inRooms(90)).toEqual(['2', true, true]);
  for (const both of [
    [90, there.number],
    [there.number, 90],
  ] as const)
    expect(await inRooms(...both)).toEqual(['3', true, true]);
});

/** The example with this text in every field that somebody may type. */
function saying(text: string): PublicDocument {
  const both = { fr: text, en: text };
  const plain = exampleDocument();
  return {
    ...plain,
    festival: { ...plain.festival, name: both, organiser: text },
    days: plain.days.map((day) => ({ ...day, title: both, introduction: both })),
    venues: plain.venues.map((venue) => ({ ...venue, name: both, address: text, access: both })),
    rooms: plain.rooms.map((room) => ({ ...room, name: both })),
    films: plain.films.map((film) => ({
      ...film,
      title: both,
      originalTitle: text,
      directors: [text],
      synopsis: both,
    })),
    people: plain.people.map((person) => ({ ...person, name: text, organisation: text, bio: both })),
    themes: plain.themes.map((theme) => ({ ...theme, name: both })),
    offers: plain.offers.map((offer) => ({ ...offer, label: both, price: both, address: text })),
    events: plain.events.map((event) => ({
      ...event,
      title: both,
      label: both,
      subtitle: both,
      synopsis: both,
      cancellationReason: both,
      offers: event.offers.map((offer) => ({ ...offer, label: both, price: both, address: text })),
      items: event.items.map((item) => ({ ...item, title: both })),
    })),
  };
}

const hostile = {
  ...hostileTexts,
  formula: '=HYPERLINK("http://evil.example";"x")',
  at: '@SUM(1)',
  tag: '<ParaStyle:Lieu>\\x',
};

describe.each(Object.entries(hostile))('malicious text: %s', (_, text) => {
  const of = saying(text);

  it('is one cell of one line in every CSV, and no formula', async () => {
    for (const [name, delimiter, count] of [
      ['programme.csv', ';', of.events.length],
      ['ticketing.csv', ',', 7],
      ['openagenda.csv', ',', 7],
    ] as const) {
      const csv = await textOf(name, 'fr', of);
      const rows = records(csv, delimiter);
      expect(rows, name).toHaveLength(count);
      for (const cell of rows.flatMap((row) => Object.values(row)).filter((one) => !/^-?\d+(\.\d+)?$/.test(one))) {
        expect(cell, name).not.toMatch(/^[=+\-@\t\r]/);
        expect(cell.isWellFormed()).toBe(true);
        expect(cell).not.toMatch(/[^\P{Cc}\t\n]/u);
      }
    }
    const [row] = records(await textOf('programme.csv', 'fr', of), ';');
    expect(undefused(row?.Titre ?? '')).toBe(cleanLine(text));
  });

  it('begins no paragraph and no tag in an InDesign file', async () => {
    const lines = (await textOf('programme.indesign.txt', 'fr', of)).replace('\ufeff', '').split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines.slice(2))
      expect(line.replaceAll('<0x000A>', '')).toMatch(
        /^<(DefineParaStyle:\w+=<Nextstyle:\w+>|ParaStyle:\w+)>(?:[^<>\\\r\n]|\\[<>\\])*$/,
      );
  });

  it('begins no day and no séance in a text', async () => {
    const markdown = await textOf('programme.md', 'fr', of);
    expect(markdown.match(/^#{1,2} /gm)).toHaveLength(4);
    expect(markdown).not.toMatch(/(^|[^\\])<|^ *[-+] /m);
  });
});

it('is one cell of a workbook, and never more than a cell holds', async () => {
  const texts = [...Object.values(hostile), 'x'.repeat(40_000)];
  const events = texts.map((text, at) => exampleEvent({ number: at + 1, title: { fr: text } }));
  const file = openFiles['programme.xlsx'];
  // An import would have cut these cells before.
  const book = read(await file.whole(exampleDocument({ events }), { locale: 'fr', url: URL }));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const title = programmeColumns.indexOf('title');
  const titles = utils.sheet_to_json<string[]>(sheet, { header: 1 }).map((cells) => cells[title]);
  expect(titles.slice(1)).toEqual(texts.map((text) => cleanLine(text).slice(0, 32_767)));
});

const pathsIn = (locale: 'fr' | 'en', changes = {}) =>
  openSections.flatMap((section) => openAddresses(exampleDocument(changes), locale)[section].map(({ path }) => path));

it('list every file and resource, in the reader’s language if it is not the festival’s', () => {
  for (const name of openFileNames) expect(pathsIn('fr')).toContain(`/feeds/ecrans-ouverts/${name}`);
  expect(pathsIn('en')).toContain('/feeds/ecrans-ouverts/programme.csv?lang=en');
  expect(pathsIn('en')).toContain('/feeds/ecrans-ouverts/programme.ics?lang=en');
  expect(pathsIn('en').filter((path) => path.startsWith('/api/') && path.includes('?'))).toEqual([]);
  expect(new Set(pathsIn('en')).size).toBe(pathsIn('en').length);
});

it('list no day and no séance if a programme has none', () => {
  expect(pathsIn('fr', { days: [], events: [] }).filter((path) => /undefined|days\/|events\//.test(path))).toEqual([]);
});
