import { describe, expect, it } from 'vitest';
import { type FactRow, factsAt, NO_FACTS } from './live-facts.ts';

const NOON = '2026-06-06T12:00:00.000Z';
const row = (given: Partial<FactRow> & Pick<FactRow, 'kind'>): FactRow => ({
  event: 10,
  value: '',
  text: {},
  at: '2026-06-06T10:00:00.000Z',
  until: null,
  endedAt: null,
  ...given,
});

describe('factsAt', () => {
  it('returns the delay, places and messages of each séance, and the messages to all', () => {
    const full = { fr: 'Venez plus tôt.' };
    const late = { fr: 'Le bus est en panne.' };
    expect(
      factsAt(
        [
          row({ kind: 'delay', value: '20' }),
          row({ kind: 'availability', value: 'last-places' }),
          row({ kind: 'notice', text: full }),
          row({ kind: 'availability', value: 'full', event: 12 }),
          row({ kind: 'notice', text: late, event: null }),
        ],
        NOON,
      ),
    ).toEqual({
      events: new Map([
        [10, { delay: 20, places: 'last-places', notices: [{ text: full, at: '2026-06-06T10:00:00.000Z' }] }],
        [12, { delay: null, places: 'full', notices: [] }],
      ]),
      notices: [{ text: late, at: '2026-06-06T10:00:00.000Z' }],
    });
  });

  it('shows the public nothing that is for the team or for an unknown audience', () => {
    const rows = [
      row({ kind: 'notice', event: null, text: { fr: 'Entrée par la cour.' } }),
      row({ kind: 'notice', event: null, text: { fr: 'Réunion à 18 h.' }, value: 'team' }),
      row({ kind: 'notice', text: { fr: 'Gardez deux places.' }, value: 'team' }),
      row({ kind: 'notice', event: null, text: { fr: 'Autre.' }, value: 'crew' }),
    ];
    const at = '2026-06-06T10:00:00.000Z';
    const toAll = { text: { fr: 'Entrée par la cour.' }, at };
    expect(factsAt(rows, NOON)).toEqual({ events: new Map(), notices: [toAll] });
    const ofEvent = { text: { fr: 'Gardez deux places.' }, at, isForTeam: true };
    expect(factsAt(rows, NOON, 'team')).toEqual({
      events: new Map([[10, { delay: null, places: null, notices: [ofEvent] }]]),
      notices: [toAll, { text: { fr: 'Réunion à 18 h.' }, at, isForTeam: true }],
    });
  });

  it('leaves out ended facts and those whose time is over', () => {
    const held = [
      row({ kind: 'delay', value: '20', until: NOON }),
      row({ kind: 'availability', value: 'full', endedAt: '2026-06-06T11:00:00.000Z' }),
      row({ kind: 'notice', event: null, until: '2026-06-06T11:59:59.999Z' }),
    ];
    expect(factsAt(held, NOON)).toBe(NO_FACTS);
    expect(factsAt(held, '2026-06-06T11:59:59.000Z').events.get(10)?.delay).toBe(20);
  });

  it.each([
    [['20', '35'], 35],
    [['20', '0'], null],
    [['20', 'x'], null],
    [['-5'], null],
    [['1440'], 1440],
    [['1441'], null],
    [['9999999'], null],
  ])('takes the last delay: %j', (values, delay) => {
    const { events } = factsAt(
      values.map((value) => row({ kind: 'delay', value })),
      NOON,
    );
    expect(events.get(10)?.delay ?? null).toBe(delay);
  });

  it('shows how much a debate is shortened, never more than it lasts', () => {
    const told = (...rows: Partial<FactRow>[]) =>
      factsAt(
        rows.map((one) => row({ kind: 'delay', ...one })),
        NOON,
      ).events.get(10);
    expect(told({ value: '20', cutMinutes: 12 })).toEqual({ delay: 20, cut: 12, places: null, notices: [] });
    expect(told({ value: '20', cutMinutes: 30 })?.cut).toBe(20);
    expect(told({ value: '20', cutMinutes: 12 }, { value: '25' })).toEqual({ delay: 25, places: null, notices: [] });
  });

  it('knows three words about places and ignores others', () => {
    const places = (...values: string[]) =>
      factsAt(
        values.map((value) => row({ kind: 'availability', value })),
        NOON,
      ).events.get(10)?.places ?? null;
    expect(places('full', 'places')).toBe('places');
    expect(places('full', 'half')).toBeNull();
  });
});
