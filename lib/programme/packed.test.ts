import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { descriptionOf } from '#lib/feeds/description.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { formatTime } from '#lib/time/format.ts';
import { headOf } from './as-text.ts';
import { indexDocument } from './document-index.ts';
import { packDocument, unpackDocument, unpackInSlices, unpackSummary } from './packed.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

const document = (organiser: string) => ({ festival: { organiser } }) as PublicDocument;
const organiserOf = (text: string) =>
  unpackDocument<PublicDocument>(packDocument(document(text)).bytes).festival.organiser;

describe('unpack', () => {
  it('returns what was packed', () => {
    for (const text of ['', 'Été « 2026 »', 'a\\r\\n\\u0000', 'deux\nlignes\tet plus', '👩‍👩‍👧‍👦', '\u202Eabc'])
      expect(organiserOf(text)).toBe(text);
  });

  it('cleans what no form would accept', () => {
    expect(['a\r\nb\rc', 'a\u0000b\u0007c', 'a\uD800b', 'a\u0085b\u009fc'].map(organiserOf)).toEqual([
      'a\nb\nc',
      'abc',
      'a\uFFFDb',
      'a\nbc',
    ]);
  });
});

describe('a séance of an earlier release that ends when it starts', () => {
  const instant = '2026-06-06T18:00:00.000Z';
  const at = '2026-06-06T20:00';
  const ended = { startsAt: at, endsAt: at, startInstant: instant, endInstant: instant, endIsApproximate: true };
  const events = [
    exampleEvent({ number: 1, title: { fr: 'Ouverture' }, ...ended }),
    exampleEvent({ number: 2, title: { fr: 'Exposition' }, ...ended, admission: 'drop-in' }),
    exampleEvent({ number: 3, title: { fr: 'Débat' }, ...ended, endInstant: '2026-06-06T19:00:00.000Z' }),
    exampleEvent({ number: 4, title: { fr: 'Sans horaire' } }),
  ];
  const { bytes } = packDocument(exampleDocument({ events }));

  it('is read without an end to show, in slices too; when it is over is known', async () => {
    for (const read of [unpackDocument<PublicDocument>(bytes), await unpackInSlices<PublicDocument>(bytes)])
      expect(read.events).toEqual([
        { ...events[0], endsAt: null, endIsApproximate: false },
        { ...events[1], endsAt: null, endInstant: null, endIsApproximate: false },
        events[2],
        events[3],
      ]);
  });

  it('is printed only with its start, in its calendar entry too', () => {
    const read = unpackDocument<PublicDocument>(bytes);
    const event = read.events[0] as DocumentEvent;
    expect(headOf(read, event, 'fr').when).toBe(formatTime(at, 'fr'));
    const [words, index] = [wordsOf('fr'), indexDocument(read)];
    expect(descriptionOf(event, index, words, '')).not.toContain(words.say('end'));
    expect(descriptionOf(read.events[2] as DocumentEvent, index, words, '')).toContain(words.say('end'));
  });
});

describe('unpackInSlices', () => {
  /**
   * Rows of some hundred bytes with strings that look like the end of a row, a list of one, an
   * empty list, and a missing one.
   */
  const large = (rows: number) =>
    ({
      number: 3,
      days: [{ date: '2026-06-06' }],
      venues: [],
      walks: undefined,
      films: Array.from({ length: rows }, (_, number) => ({ number, title: { fr: `]\n[\n{"a":[${number},` } })),
      festival: { organiser: 'Été\u0007,"events":[\n' },
      events: Array.from({ length: rows }, (_, number) => ({ number, items: [{ people: [] }], note: 'x'.repeat(100) })),
    }) as unknown as PublicDocument;

  it('returns the same as `unpackDocument`, in the same order', async () => {
    for (const rows of [0, 1, 3, 6000]) {
      const { bytes } = packDocument(large(rows));
      const read = await unpackInSlices<PublicDocument>(bytes);
      expect(read).toEqual(unpackDocument<PublicDocument>(bytes));
      expect(JSON.stringify(read)).toBe(JSON.stringify(unpackDocument<PublicDocument>(bytes)));
      expect(read.events).toHaveLength(rows);
    }
  });

  it('lets other requests through between two slices', async () => {
    const { bytes } = packDocument(large(20_000));
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    const reading = unpackInSlices(bytes).finally(() => {
      isOver = true;
    });
    setImmediate(count);
    await reading;
    expect(turns).toBeGreaterThan(10);
  });

  it('reads documents packed without lines', async () => {
    const document = unpackDocument<PublicDocument>(packDocument(large(3)).bytes);
    expect(await unpackInSlices(gzipSync(JSON.stringify(document)))).toEqual(document);
  });
});

it('a summary is the same as of the whole document, also without lines', async () => {
  const whole = {
    festival: { name: { fr: '"status":"planned" « Été »' } },
    films: [{ number: 1, title: { fr: ',"status":"planned"' } }],
    venues: [{ number: 2, name: { fr: 'Été' } }],
    events: [{ status: 'planned' }, { status: 'cancelled' }, { status: 'planned' }],
  } as unknown as PublicDocument;
  const { festival, venues } = whole;
  const old = gzipSync(JSON.stringify(whole));
  for (const bytes of [packDocument(whole).bytes, old])
    expect(await unpackSummary(bytes)).toEqual({ festival, venues, planned: 2 });
});
