import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { openTestDb } from '#db/testing.ts';
import type { Released } from '#lib/programme/released.ts';
import { type Entry, expectedEntries, readByIcalJs } from './entries-testing.ts';
import { calendarOf } from './ical.ts';
import { beginLife, type LifeOptions, lifeAt } from './life-testing.ts';
import { type CalendarSelection, feedOf, readCalendarSelection, sectionOf } from './selection.ts';
import { MAX_OCTETS } from './vevent.ts';

let db: Db;
const shared = globalThis as typeof globalThis & { lanterneVevents?: unknown };
beforeEach(() => {
  db = openTestDb();
  // The histories below share uids and instants, by which blocks are cached.
  shared.lanterneVevents = undefined;
});
afterEach(() => {
  db.$client.close();
  shared.lanterneVevents = undefined;
});

const options = { locale: 'fr', cancelled: 'status', url: 'https://example.org' } as const;

/** The bytes of each entry, by uid; a repeated uid is an error. */
function blocksOf(text: string): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const block of text.split(/(?=^BEGIN:VEVENT\r\n)/m).slice(1)) {
    const uid = /^UID:(.+)\r$/m.exec(block)?.[1] ?? '';
    expect(blocks.has(uid), `${uid} comes twice`).toBe(false);
    blocks.set(uid, block.replace('END:VCALENDAR\r\n', ''));
  }
  return blocks;
}

const unstamped = (block: string) => block.replace(/^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n/gm, '');
const differing = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([uid, block]) => before.get(uid) !== block).map(([uid]) => uid);
const bare = (blocks: Map<string, string>) => new Map([...blocks].map(([uid, block]) => [uid, unstamped(block)]));

function expectWellFormed(text: string) {
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > MAX_OCTETS || /[\r\n\0\ufeff]/.test(line)) expect.fail(`a line is wrong: ${line}`);
  }
}

/** Publishes the releases one after the other and calls `look` after each. */
function live(
  given: LifeOptions & { releases?: number },
  look: (released: Released, text: string, entries: Entry[]) => void = () => {},
) {
  const life = beginLife(db, given);
  const verbs: string[] = [];
  let firstHeader: string | undefined;
  let before = new Map<string, string>();
  let sequences = new Map<string, number>();
  while (verbs.length < (given.releases ?? 30)) {
    const { number, verb, touched } = life.step();
    verbs.push(verb);
    const released = life.current();
    const text = calendarOf(released, { of: 'programme' }, options) ?? '';
    expectWellFormed(text);

    // The header must not change, because some readers take it for a part of each entry.
    const header = text.slice(0, text.indexOf('BEGIN:VEVENT'));
    expect(header).toBe(firstHeader ?? header);
    firstHeader = header;

    const entries = readByIcalJs(text);
    expect(entries, `${number} ${verb}`).toEqual(expectedEntries(released.document));

    const after = blocksOf(text);
    const changed = differing(before, after);
    for (const uid of before.keys()) expect(after.has(uid), `${number} ${verb} lost ${uid}`).toBe(true);
    // A changed entry also has other stamps.
    expect(changed, `${number} ${verb}`).toEqual(expect.arrayContaining(differing(bare(before), bare(after))));
    if (touched) expect([...changed].sort(), `${number} ${verb}`).toEqual([...touched].sort());
    const stamp = lifeAt(number).replace(/[-:]|\.\d+/g, '');
    for (const uid of changed) expect(after.get(uid)).toContain(`\r\nDTSTAMP:${stamp}\r\n`);
    for (const { uid, sequence } of entries) {
      expect(sequence).toBeGreaterThanOrEqual(sequences.get(uid) ?? 0);
      if (changed.includes(uid)) expect(sequence).toBe(number);
    }

    look(released, text, entries);
    before = after;
    sequences = new Map(entries.map(({ uid, sequence }) => [uid, sequence]));
  }
  return verbs;
}

describe('a life of thirty releases', () => {
  it.each([1, 2])('is read as it was meant, and only moved séances move (seed %i)', (seed) => {
    const verbs = live({ seed });
    for (const verb of [
      'move',
      'cancel',
      'restore',
      'rename',
      'replace',
      'unschedule',
      'reschedule',
      'split',
      'delete',
    ])
      expect(verbs.map((one) => one.split(' ')[0])).toContain(verb);
    expect(verbs.some((verb) => verb.startsWith('republish'))).toBe(true);
    expect(verbs.some((verb) => verb.endsWith('alone'))).toBe(true);
  });

  it('loses no entry of any smaller calendar, and writes each like the whole one', () => {
    const held = new Map<string, { selection: CalendarSelection; uids: Set<string> }>();
    live({ seed: 4, events: 16 }, (released, text) => {
      const whole = blocksOf(text);
      for (const { selection } of selectionsOf(released)) {
        const key = JSON.stringify(selection);
        if (!held.has(key)) held.set(key, { selection, uids: new Set() });
      }
      for (const [key, { selection, uids }] of held) {
        const narrow = calendarOf(released, selection, options);
        if (narrow === null) expect.fail(`${key} answers no more`);
        const blocks = blocksOf(narrow);
        for (const uid of uids) expect(blocks.has(uid), `${key} lost ${uid}`).toBe(true);
        for (const [uid, block] of blocks) {
          expect(block).toBe(whole.get(uid));
          uids.add(uid);
        }
      }
    });
    expect(new Set([...held.values()].map(({ selection }) => selection.of)).size).toBe(9);
  });

  it.each<[string, Omit<LifeOptions, 'seed'>]>([
    ['29 February', { startsOn: '2028-02-28', hours: ['09:00', '23:30', '00:00', '00:30'] }],
    ['the hour that happens twice', { startsOn: '2026-10-24', hours: ['01:30', '02:00', '02:30', '02:59', '03:00'] }],
    ['the hour that does not happen', { startsOn: '2027-03-27', hours: ['01:30', '02:00', '02:30', '03:00'] }],
    ['midnight and the end of the year', { startsOn: '2026-12-31', hours: ['00:00', '23:59', '00:01'] }],
    ['the other side of the date line', { timeZone: 'Pacific/Auckland', startsOn: '2026-09-26' }],
    ['fourteen hours ahead', { timeZone: 'Pacific/Kiritimati' }],
    ['eleven hours behind', { timeZone: 'Pacific/Pago_Pago' }],
    ['half an hour off', { timeZone: 'America/St_Johns', startsOn: '2026-10-31' }],
  ])('holds across %s', (_, given) => {
    live({ seed: 5, events: 8, releases: 15, ...given });
  });
});

/** Every calendar the programme offers now. */
function selectionsOf(released: Released) {
  const { document } = released;
  const all: [string, string | number][] = [
    ...document.days.map(({ date }): [string, string] => ['days', date]),
    ...document.venues.map(({ number }): [string, number] => ['venues', number]),
    ...document.rooms.map(({ number }): [string, number] => ['rooms', number]),
    ...document.events.map(({ kind }): [string, string] => ['kinds', kind]),
    ...document.themes.map(({ slug }): [string, string] => ['themes', slug]),
    ...document.films.map(({ number }): [string, number] => ['films', number]),
    ...document.people.map(({ number }): [string, number] => ['people', number]),
    ...document.events.map(({ number }): [string, number] => ['events', number]),
  ];
  const selections: CalendarSelection[] = [{ of: 'programme' }];
  for (const [section, name] of all) {
    const selection = readCalendarSelection(section, String(name));
    if (selection) selections.push(selection);
  }
  expect(Object.keys(sectionOf)).toHaveLength(7);
  return selections.flatMap((selection) => feedOf(released, selection) ?? []);
}
