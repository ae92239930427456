import { describe, expect, it } from 'vitest';
import {
  type Applied,
  anything,
  applySelectionAct,
  type Known,
  MAX_SELECTED,
  NO_SELECTION,
  parseAct,
  readActs,
  readSelection,
  readStanding,
  standingText,
  writeAct,
  writeSelection,
} from './selection.ts';

const known: Known = {
  event: (number) => (number < 100 ? `2026-06-06T09:${number}/2` : undefined),
  film: (number) => (number < 100 ? true : undefined),
};
const after = (...acts: string[]) =>
  acts.reduce<Applied>(
    (before, text) => {
      const act = parseAct(text);
      if (!act) throw new Error(text);
      return before.ok ? applySelectionAct(before.selection, act, known) : before;
    },
    { ok: true, selection: NO_SELECTION },
  );
const chosen = (...acts: string[]) => {
  const result = after(...acts);
  return result.ok ? writeSelection(result.selection) : result.reason;
};

describe('an act', () => {
  it.each([
    ['add-12', { verb: 'add', numbers: [12] }],
    ['add-12-15', { verb: 'add', numbers: [12, 15] }],
    ['swap-12-15', { verb: 'swap', numbers: [12, 15] }],
    ['forget', { verb: 'forget', numbers: [] }],
    ['add', null],
    ['swap-12', null],
    ['swap-1-2-3', null],
    ['forget-1', null],
    ['add-0', null],
    ['add-12; drop table', null],
    ['add-12345678', null],
    ['', null],
  ])('is read from %s', (text, act) => {
    expect(parseAct(text)).toEqual(act);
    if (act) expect(writeAct(act.verb as 'add', ...act.numbers)).toBe(text);
  });

  it('is posted by a form, the ticked ones together', () => {
    expect(readActs({ act: ['take'], take: ['12', '15'] })).toEqual([{ verb: 'add', numbers: [12, 15] }]);
    expect(readActs({ act: ['take'], take: [] })).toEqual([]);
    expect(readActs({ act: ['remove-1', 'add-2'], take: ['9'] })?.map(({ verb }) => verb)).toEqual(['remove', 'add']);
    expect([readActs({ act: ['x'], take: [] }), readActs({ act: ['take'], take: ['x'] })]).toEqual([null, null]);
  });

  it('chooses a séance once, with where it is, and removes it', () => {
    expect(chosen('add-12', 'add-12-15')).toEqual({
      events: [
        [12, '2026-06-06T09:12/2'],
        [15, '2026-06-06T09:15/2'],
      ],
      films: [],
    });
    expect(chosen('add-12', 'remove-12', 'remove-12')).toEqual({ events: [], films: [] });
  });

  it('ignores what the programme does not have', () => {
    expect(chosen('add-12-200', 'wish-4-400')).toEqual({ events: [[12, '2026-06-06T09:12/2']], films: [4] });
    expect(chosen('add-12', 'swap-12-200', 'swap-15-16')).toEqual({ events: [[12, '2026-06-06T09:12/2']], films: [] });
  });

  it('replaces a séance by another, and adds wished films', () => {
    expect(chosen('add-12', 'swap-12-15', 'wish-4', 'wish-4-5', 'unwish-4')).toEqual({
      events: [[15, '2026-06-06T09:15/2']],
      films: [5],
    });
    expect(chosen('add-12', 'wish-4', 'forget')).toEqual({ events: [], films: [] });
  });

  it('sets « vu » to where a séance is now', () => {
    const act = parseAct('seen-12');
    const old = readSelection({ events: [[12, '2026-06-05T08:00/1'], [13]] });
    const result = act && applySelectionAct(old, act, known);
    expect(result?.ok && writeSelection(result.selection).events).toEqual([[12, '2026-06-06T09:12/2'], [13]]);
  });

  it('does nothing that would exceed the limits', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
    const full = readSelection({ events: numbers(MAX_SELECTED.events), films: numbers(MAX_SELECTED.films) });
    for (const verb of ['add', 'wish'] as const)
      expect(applySelectionAct(full, { verb, numbers: [999] }, anything)).toEqual({ ok: false, reason: 'full' });
    expect(applySelectionAct(full, { verb: 'add', numbers: [1] }, anything).ok).toBe(true);
  });
});

describe('a kept selection', () => {
  it('is read back as it was', () => {
    const kept = { events: [[12, '2026-06-06T09:30/2'], [13]], films: [4, 5] };
    expect(writeSelection(readSelection(JSON.parse(JSON.stringify(kept))))).toEqual(kept);
  });

  it.each([
    null,
    undefined,
    3,
    'x',
    [],
    { events: 'x', films: {} },
    { events: [[-1], ['1'], [1.5], null], films: [0] },
  ])('that is invalid (%j) is empty', (kept) => {
    expect(readSelection(kept)).toEqual(NO_SELECTION);
  });

  it('has a maximum size, and leaves out what is no place in a programme', () => {
    const many = readSelection({ events: Array.from({ length: 999 }, (_, i) => i + 1), films: [1, 1, 2] });
    expect([many.events.length, many.films]).toEqual([MAX_SELECTED.events, [1, 2]]);
    expect(
      readSelection({
        events: [
          [1, '<script>'],
          [1, '2026-06-06T09:30/2'],
        ],
      }).events,
    ).toEqual([{ number: 1, seen: null }]);
  });

  it('shows where a séance was', () => {
    for (const event of [
      { startsAt: '2026-06-06T09:30', room: 2 },
      { startsAt: null, room: null },
    ])
      expect(readStanding(standingText(event))).toEqual(event);
    expect(readStanding('somewhere')).toBeNull();
  });
});
