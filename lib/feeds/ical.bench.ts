import { createEvents, type EventAttributes } from 'ics';
import { bench, describe } from 'vitest';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { handMade, handMadeItem } from './hand-made-testing.ts';
import { calendarOf } from './ical.ts';
import { calendarEventOf } from './vevent.ts';

// Input: séances of two parts whose descriptions are about 500 characters, in French, in one room.
// What must hold, of means in one run: from kept blocks at least 20 times faster than
// `ics.createEvents`, the first time at least 2.5 times, and 10,000 séances in ten times the time
// of 1,000.

const options = { locale: 'fr', cancelled: 'status' } as const;
const selection = { of: 'programme' } as const;

const programmeOf = (count: number) =>
  handMade({
    events: Array.from(
      { length: count },
      (_, i): Partial<DocumentEvent> => ({
        uid: `5f0b7a86-0f5e-4c6a-9a55-${String(i).padStart(12, '0')}`,
        number: 20 + i,
        title: { fr: `Le sang et la boue, séance ${i}` },
        items: [
          handMadeItem({ kind: 'film', film: 7, startsAt: '2026-11-28T09:35', minutes: 94, access: ['loop'] }),
          handMadeItem({ title: { fr: 'Des mines du Congo à nos téléphones : ce que l’on sait, ce que l’on fait' } }),
        ],
        people: [
          { person: 8, role: 'speaker', presence: 'video', isTentative: true, item: 1 },
          { person: 9, role: 'moderator', presence: 'in-person', isTentative: false, item: 1 },
        ],
        offers: [
          {
            kind: 'registration',
            label: {},
            price: { fr: 'prix libre' },
            address: 'https://example.org/b',
            opensAt: null,
          },
        ],
      }),
    ),
  });

const thousand = programmeOf(1000);
const tenThousand = programmeOf(10_000);

const attributes = thousand.document.events.map((event): EventAttributes => {
  const { startInstant } = event;
  if (startInstant === null) throw new Error('every séance of this benchmark has a time');
  const said = calendarEventOf(
    { ...event, startInstant },
    indexDocument(thousand.document),
    options,
    'https://example.org',
  );
  const { summary, geo, createdAt, changedAt, isTransparent, end, ...rest } = said;
  return {
    ...rest,
    end: end ?? rest.start,
    title: summary,
    categories: [...rest.categories],
    geo: { lat: geo?.latitude ?? 0, lon: geo?.longitude ?? 0 },
    created: createdAt,
    lastModified: changedAt,
    transp: isTransparent ? 'TRANSPARENT' : 'OPAQUE',
  };
});

// Another public address each time: nothing kept answers.
let installation = 0;
const first = (released: typeof thousand) => {
  installation += 1;
  calendarOf(released, selection, { ...options, url: `https://i${installation}.example.org` });
};
const kept = { ...options, url: 'https://example.org' };
calendarOf(thousand, selection, kept);

describe('1,000 séances of 500 characters', () => {
  bench('ics.createEvents', () => {
    if (createEvents(attributes).error) throw new Error('ics refused the input');
  });
  bench('the first time', () => first(thousand));
  bench('from kept blocks', () => {
    calendarOf(thousand, selection, kept);
  });
});

describe('linear in the number of séances', () => {
  bench('1,000', () => first(thousand), { time: 2000 });
  bench('10,000', () => first(tenThousand), { time: 10_000, iterations: 10 });
});
