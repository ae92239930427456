import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { packedCsv } from '#lib/exchange/files/read-file-testing.ts';
import { calendarEventOf, writeEvents } from '#lib/feeds/vevent.ts';
import { NOW, workingFestival } from '#lib/history/testing.ts';
import { locales } from '#lib/i18n/locale.ts';
import { programmeHeadingsOf } from '#lib/open-data/programme-rows.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { type Incoming, unpackIncoming } from './incoming.ts';
import { noKeys } from './incoming-testing.ts';
import { exportOf, kindOfFile, ownExportIn, type ProgrammeFormat, readProgrammeFile } from './programme-file.ts';
import { planProgramme } from './programme-plan.ts';
import { readProgramme } from './read-programme.ts';

const CONTEXT = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' } as const;
const formats: readonly ProgrammeFormat[] = ['schedule-xml', 'schedule-json', 'calendar'];
const each = formats.flatMap((format) => locales.map((locale) => ({ format, locale })));
const example = () => {
  const document = exampleDocument();
  return { ...document, festival: { ...document.festival, isDemonstration: true } };
};

function readBack(format: ProgrammeFormat, bytes: Uint8Array, standing?: Uint8Array): Incoming {
  const answer = readProgramme({ format, bytes, context: CONTEXT, standing });
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

describe.each(each)('our own export: $format in $locale', ({ format, locale }) => {
  it('changes nothing in an unchanged programme', async () => {
    const bytes = await exportOf(example(), format, locale);
    expect(ownExportIn(bytes)).toBe(locale);
    const { events, rooms, people, refused, remarks } = readBack(format, bytes, bytes);
    expect(events.length).toBeGreaterThan(5);
    expect(events.map(({ line, foreignId, uid, ...said }) => ({ isOwn: uid === foreignId, said }))).toEqual(
      events.map(() => ({ isOwn: true, said: {} })),
    );
    expect({ rooms, people, refused, remarks }).toEqual({ rooms: [], people: [], refused: [], remarks: [] });
  });

  it('names what was changed in the file since', async () => {
    const document = example();
    const before = await exportOf(document, format, locale);
    const events = document.events.map((event) =>
      event.number === 12 ? { ...event, title: { fr: 'Un autre titre', en: 'Another title' } } : event,
    );
    const changed = readBack(format, await exportOf({ ...document, events }, format, locale), before);
    expect(
      changed.events.flatMap(({ line, foreignId, uid, ...said }) =>
        Object.keys(said).length > 0 ? [{ uid, said }] : [],
      ),
    ).toEqual([
      {
        uid: document.events.find(({ number }) => number === 12)?.uid,
        said: { title: { [locale]: locale === 'fr' ? 'Un autre titre' : 'Another title' } },
      },
    ]);
    expect(readBack(format, before).events.every(({ title }) => !/\[/.test(title?.[locale] ?? ''))).toBe(true);
  });
});

it('takes no other file for one of ours', () => {
  expect(ownExportIn(new TextEncoder().encode('<schedule><generator name="pretalx"/></schedule>'))).toBeNull();
});

it('is compared in its thread with the present programme', async () => {
  const bytes = await exportOf(example(), 'schedule-xml', 'fr');
  const answer = await readProgrammeFile({ format: 'schedule-xml', bytes }, CONTEXT, () => ({
    previous: null,
    next: { public: example() },
  }));
  expect('code' in answer || unpackIncoming(answer).events.every(({ title }) => title === undefined)).toBe(true);
});

describe('our CSV for OpenAgenda', () => {
  const csv = (document: ReturnType<typeof example>) => exportOf(document, 'openagenda-csv', 'fr');

  it('changes nothing in an unchanged programme', async () => {
    const bytes = await csv(example());
    expect([kindOfFile(bytes), ownExportIn(bytes)]).toEqual(['openagenda-csv', 'fr']);
    const { events, rooms, people, refused, remarks } = readBack('openagenda-csv', bytes, bytes);
    expect(events.length).toBeGreaterThan(5);
    expect(
      events.every(({ line, foreignId, uid, ...said }) => uid === foreignId && Object.keys(said).length === 0),
    ).toBe(true);
    expect({ rooms, people, refused, remarks }).toEqual({ rooms: [], people: [], refused: [], remarks: [] });
  });

  it('names what was changed in it since, in the language it was changed in', async () => {
    const document = example();
    const before = await csv(document);
    const events = document.events.map((event) =>
      event.number === 12 ? { ...event, title: { ...event.title, en: 'Another title' } } : event,
    );
    const changed = readBack('openagenda-csv', await csv({ ...document, events }), before);
    expect(
      changed.events.flatMap(({ line, foreignId, uid, ...said }) => (Object.keys(said).length > 0 ? [said] : [])),
    ).toEqual([{ title: { en: 'Another title' } }]);
    const own = readBack('openagenda-csv', before).events;
    expect(own.every(({ title, uid }) => uid && !/\[/.test(title?.fr ?? ''))).toBe(true);
  });
});

it.each(locales)('our calendar in %s with « annulée » in the title says the same as the other', async (locale) => {
  const document = example();
  const index = indexDocument(document);
  const entries = document.events.flatMap((event) => {
    if (event.startInstant === null) return [];
    const options = { locale, cancelled: 'title' } as const;
    return calendarEventOf({ ...event, startInstant: event.startInstant }, index, options, 'https://lanterne.invalid');
  });
  const product = `PRODID:-//Lanterne//Lanterne//${locale.toUpperCase()}\r\n`;
  const bytes = Buffer.from(`BEGIN:VCALENDAR\r\n${product}${writeEvents(entries).join('')}END:VCALENDAR\r\n`);
  expect(entries.map(({ status }) => status)).not.toContain('CANCELLED');
  const { events } = readBack('calendar', bytes);
  expect(events.map(({ status }) => status)).toContain('cancelled');
  expect(events).toEqual(readBack('calendar', await exportOf(document, 'calendar', locale)).events);
});

describe('a séance missing from our export', () => {
  const { festival, db } = workingFestival('settings', { events: 6, rooms: 2 });
  const [undated, other] = loadDraft(festival.id, db).events;
  db.update(t.events)
    .set({ startsAt: null, publicEndFixed: null })
    .where(eq(t.events.id, undated?.id ?? 0))
    .run();
  const draft = loadDraft(festival.id, db);
  const document = frozenDraft(festival, NOW, db).next.public;
  const less = { ...document, events: document.events.filter(({ number }) => number !== other?.number) };
  // The séance came from such a file before.
  const keys = { ...noKeys, event: new Map(draft.events.map(({ uid, id }) => [uid, id])) };
  const from = (path: string, bytes: Uint8Array) =>
    Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace('BEGIN:VEVENT', `SOURCE;VALUE=URI:https://a.example${path}\r\nBEGIN:VEVENT`),
    );
  const missingIn = (format: ProgrammeFormat, bytes: Uint8Array, standing: Uint8Array) =>
    planProgramme(draft, readBack(format, bytes, standing), keys).missing.map(({ number }) => number);

  it.each([...formats, 'openagenda-csv', 'programme-table'] as const)(
    'as %s is what was taken out of it, and nothing it never holds',
    async (format) => {
      const all = await exportOf(document, format, 'fr');
      const some = await exportOf(less, format, 'fr');
      const sent = (bytes: Uint8Array) =>
        format === 'calendar'
          ? from('/feeds/a/programme.ics?lang=fr', bytes)
          : format === 'programme-table'
            ? packedCsv(bytes)
            : bytes;
      expect(missingIn(format, sent(all), all)).toEqual([]);
      expect(missingIn(format, sent(some), all)).toEqual([other?.number]);
    },
  );

  it('does not count in a calendar of a part, or one that does not say of what it is', async () => {
    const all = await exportOf(document, 'calendar', 'fr');
    const some = await exportOf(less, 'calendar', 'fr');
    expect(missingIn('calendar', from('/feeds/a/programme.ics?lang=fr', some), all)).toEqual([other?.number]);
    expect(missingIn('calendar', from('/feeds/a/rooms/1-salle.ics', some), all)).toEqual([]);
    expect(missingIn('calendar', some, all)).toEqual([]);
  });

  it('does not count if it was never published, or never with a time: no file of ours had it', async () => {
    const [fresh, dated] = document.events.filter(({ startsAt }) => startsAt !== null);
    const released = {
      ...document,
      events: document.events.flatMap((event) =>
        event === fresh ? [] : event === dated ? { ...event, startsAt: null, startInstant: null } : event,
      ),
    };
    const bytes = await exportOf(released, 'schedule-xml', 'fr');
    const missing = async (previous: { public: typeof document } | null) => {
      const stands = () => ({ previous, next: { public: document } });
      const read = await readProgrammeFile({ format: 'schedule-xml', bytes }, CONTEXT, stands);
      if ('code' in read) throw new Error(read.code);
      return planProgramme(draft, unpackIncoming(read), keys).missing.map(({ uid }) => uid);
    };
    expect(await missing({ public: released })).toEqual([]);
    expect(await missing(null)).toEqual([]);
    expect(new Set(await missing({ public: document }))).toEqual(new Set([fresh?.uid, dated?.uid]));
  });
});

it('does not take our programme.csv for an export of OpenAgenda, which has some of its headings', () => {
  const kind = (headings: readonly string[]) => kindOfFile(new TextEncoder().encode(`\ufeff${headings.join(';')}\r\n`));
  expect(locales.map((locale) => kind(programmeHeadingsOf(locale)))).toEqual(['list', 'list']);
  expect(kind(['Titre', 'Début', 'Identifiant'])).toBe('openagenda-csv');
});
