import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { anyText, hostileTexts } from './hostile-text-testing.ts';
import {
  type CalendarEvent,
  calendarLine,
  calendarText,
  escapeText,
  fold,
  MAX_OCTETS,
  textLine,
  writeEvents,
} from './vevent.ts';

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '5f0b7a86-0f5e-4c6a-9a55-3c8c5a0f8f11',
  sequence: 3,
  start: Date.UTC(2026, 10, 28, 8, 30),
  end: Date.UTC(2026, 10, 28, 10, 45),
  createdAt: Date.UTC(2026, 9, 1, 12, 0, 5),
  changedAt: Date.UTC(2026, 9, 20, 18, 4, 9),
  status: 'CONFIRMED',
  isTransparent: false,
  summary: 'Le sang et la boue',
  description: 'Film à 9 h 35,\nsuivi d’un débat',
  location: 'Maison – Auditorium, 1 rue X',
  geo: { latitude: 48.85, longitude: 2.35 },
  url: 'https://example.org/fr/festivals/nel/events/12-le-sang-et-la-boue',
  categories: ['Projection', 'Mines, minerais'],
  ...changes,
});

const write = (changes: Partial<CalendarEvent> = {}) => writeEvents([event(changes)])[0] ?? '';

describe('writeEvents', () => {
  it('writes every property, in UTC, with the stamp of the last change', () => {
    expect(write().split('\r\n')).toEqual([
      'BEGIN:VEVENT',
      'UID:5f0b7a86-0f5e-4c6a-9a55-3c8c5a0f8f11',
      'DTSTAMP:20261020T180409Z',
      'DTSTART:20261128T083000Z',
      'DTEND:20261128T104500Z',
      'SEQUENCE:3',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'CREATED:20261001T120005Z',
      'LAST-MODIFIED:20261020T180409Z',
      'SUMMARY:Le sang et la boue',
      'DESCRIPTION:Film à 9 h 35\\,\\nsuivi d’un débat',
      'LOCATION:Maison – Auditorium\\, 1 rue X',
      'GEO:48.85;2.35',
      'URL:https://example.org/fr/festivals/nel/events/12-le-sang-et-la-boue',
      'CATEGORIES:Projection',
      'CATEGORIES:Mines\\, minerais',
      'END:VEVENT',
      '',
    ]);
  });

  it.each<[string, Partial<CalendarEvent>, string]>([
    ['a cancelled séance', { status: 'CANCELLED', isTransparent: true }, 'STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n'],
    ['a tiny coordinate', { geo: { latitude: 1e-7, longitude: -0.0000014 } }, 'GEO:0;-0.000001\r\n'],
    ['an upper-case host', { url: 'https://EXAMPLE.org/x' }, 'URL:https://EXAMPLE.org/x\r\n'],
  ])('writes %s', (_, changes, expected) => {
    expect(write(changes)).toContain(expected);
  });

  it.each<[string, Partial<CalendarEvent>, RegExp]>([
    ['an end that is not later than the start', { end: Date.UTC(2026, 10, 28, 8, 30) }, /DTEND/],
    ['an end nobody knows', { end: null }, /DTEND/],
    ['a place without coordinates', { geo: null }, /GEO/],
    ['no place', { location: ' \n' }, /LOCATION/],
    ['no categories', { categories: ['', ' '] }, /CATEGORIES/],
  ])('leaves out %s', (_, changes, absent) => {
    expect(write(changes)).not.toMatch(absent);
  });

  it('loses an event that cannot be written, and only that one', () => {
    const [first, refused, last] = writeEvents([
      event(),
      event({ start: Date.UTC(1926, 0, 1) }),
      event({ sequence: 4 }),
    ]);
    expect(first).toBe(write());
    expect(refused).toBeNull();
    expect(last).toBe(write({ sequence: 4 }));
  });

  it('writes nothing for no events', () => {
    expect(writeEvents([])).toEqual([]);
  });
});

/** Whatever the texts contain, a reader finds the same number of events and the same texts. */
function isReadBack(texts: Pick<CalendarEvent, 'summary' | 'description' | 'location' | 'categories'>) {
  const events = [event(texts), event({ ...texts, sequence: 9 })];
  const blocks = writeEvents(events).join('');
  for (const line of blocks.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(MAX_OCTETS);
    expect(line).not.toMatch(/[\r\n]/);
    expect(line.isWellFormed()).toBe(true);
  }
  const calendar = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${blocks}END:VCALENDAR\r\n`));
  const read = calendar.getAllSubcomponents('vevent');
  expect(read.length).toBe(2);
  for (const component of read) {
    const value = (name: string) => component.getFirstPropertyValue(name) ?? '';
    expect(value('summary')).toBe(calendarLine(texts.summary));
    expect(value('description')).toBe(calendarText(texts.description));
    expect(value('location')).toBe(calendarLine(texts.location));
    expect(component.getAllProperties('categories').map((property) => property.getFirstValue())).toEqual(
      texts.categories.map(calendarLine).filter(Boolean),
    );
  }
}

describe('a hostile text', () => {
  it.each(Object.entries(hostileTexts))('is read back unchanged: %s', (_, text) => {
    isReadBack({ summary: text, description: text, location: text, categories: [text, 'b'] });
  });

  it('is read back unchanged, whatever it is', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (summary, description, location) =>
        isReadBack({ summary, description, location, categories: [location, summary] }),
      ),
    );
  });
});

const octets = (line: string) => Buffer.byteLength(line, 'utf8');

describe('calendarText', () => {
  it.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['a\tb', 'a b'],
    ['a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['\ufeffa', 'a'],
    ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['  a  ', 'a'],
    ['\u202bשלום\u202c', '\u202bשלום\u202c'],
  ])('%j becomes %j', (text, expected) => {
    expect(calendarText(text)).toBe(expected);
  });

  it('leaves clean text unchanged', () => {
    fc.assert(fc.property(anyText, (text) => calendarText(calendarText(text)) === calendarText(text)));
  });
});

describe('calendarLine', () => {
  it('joins lines with one space', () => {
    expect(calendarLine('Le sang \r\n\r\n et la\rboue\n')).toBe('Le sang et la boue');
  });
});

describe('escapeText', () => {
  it('escapes what RFC 5545 asks for and nothing else', () => {
    expect(escapeText('a\\b;c,d\ne:f"g')).toBe('a\\\\b\\;c\\,d\\ne:f"g');
  });
});

describe('fold', () => {
  it.each([
    ['75 octets stay', 'X'.repeat(75), [75]],
    ['76 octets are two lines', 'X'.repeat(76), [75, 2]],
    ['a continuation holds 74 octets after its space', 'X'.repeat(150), [75, 75, 2]],
    ['é is two octets and is not cut', 'é'.repeat(38), [74, 3]],
    ['€ is three octets', '€'.repeat(26), [75, 4]],
    ['an emoji is four octets', '🎬'.repeat(19), [72, 5]],
    ['a family of emoji folds between its code points', '👨‍👩‍👧‍👦'.repeat(4), [75, 26]],
  ])('%s', (_, line, lengths) => {
    const written = fold(line);
    expect(written.endsWith('\r\n')).toBe(true);
    expect(written.slice(0, -2).split('\r\n').map(octets)).toEqual(lengths);
    expect(written.slice(0, -2).replaceAll('\r\n ', '')).toBe(line);
  });
});

describe('textLine', () => {
  const holds = (text: string) => {
    const clean = calendarText(text);
    const line = textLine('SUMMARY', clean);
    for (const part of line.split('\r\n')) {
      expect(octets(part)).toBeLessThanOrEqual(MAX_OCTETS);
      expect(part.isWellFormed()).toBe(true);
      expect(part).not.toMatch(/[\r\n]/);
    }
    if (clean === '') {
      expect(line).toBe('');
      return;
    }
    const calendar = ICAL.parse(`BEGIN:VEVENT\r\n${line}END:VEVENT\r\n`);
    expect(calendar[1]).toEqual([['summary', {}, 'text', clean]]);
  };

  it('is read back by ical.js, whatever the text', () => {
    fc.assert(fc.property(anyText, holds));
  });

  it.each(Object.entries(hostileTexts))('is read back by ical.js: %s', (_, text) => holds(text));

  it('writes nothing for no text', () => {
    expect(textLine('LOCATION', '')).toBe('');
  });
});
