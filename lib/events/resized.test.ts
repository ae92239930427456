import { describe, expect, it } from 'vitest';
import type { ItemKind } from '#db/enums.ts';
import { resized } from './resized.ts';
import type { LaidOutEvent, RunningOrderIndex } from './running-order.ts';

const index: RunningOrderIndex = {
  draft: { festival: { timeZone: 'Europe/Paris', doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 } },
  films: new Map([[1, { minutes: 90, versions: [] }]]),
  rooms: new Map(),
};
const part = (id: number, kind: ItemKind, minutes: number | null, elastic = false) => ({
  id,
  kind,
  minutes,
  elastic,
  filmId: kind === 'film' ? 1 : null,
  filmVersionId: null,
});
/** A séance from 14:00. */
const event = (items: LaidOutEvent['items'], over: Partial<LaidOutEvent> = {}): LaidOutEvent => ({
  kind: 'screening',
  startsAt: '2026-06-06T14:00',
  publicEndFixed: null,
  admission: 'start',
  capacity: null,
  doorsMinutes: null,
  clearMinutes: null,
  rooms: [],
  items,
  ...over,
});
const at = (hour: string) => `2026-06-06T${hour}`;
const film = part(1, 'film', null);

describe('resized', () => {
  it('gives to or takes from the elastic part, whatever its position', () => {
    const show = event([part(2, 'introduction', 5, true), film]);
    expect(resized(show, at('15:50'), index)).toEqual({ ok: true, publicEndFixed: null, item: { id: 2, minutes: 20 } });
    expect(resized(show, at('15:40'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:45') });
  });

  it('else the last part, when it is no film', () => {
    const show = event([film, part(2, 'debate', 30)]);
    expect(resized(show, at('15:45'), index)).toEqual({ ok: true, publicEndFixed: null, item: { id: 2, minutes: 15 } });
    expect(resized(show, at('15:34'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:35') });
  });

  it('else fixes the end; a film keeps its length', () => {
    expect(resized(event([film]), at('16:00'), index)).toEqual({ ok: true, publicEndFixed: at('16:00'), item: null });
    expect(resized(event([film]), at('15:29'), index)).toEqual({
      ok: false,
      reason: 'tooShort',
      earliest: at('15:30'),
    });
    expect(resized(event([]), at('14:45'), index)).toEqual({ ok: true, publicEndFixed: at('14:45'), item: null });
  });

  it('sets a fixed end anew, whose elastic part keeps fifteen minutes, and frees it', () => {
    const fixed = event([film, part(2, 'debate', 30, true)], { publicEndFixed: at('16:00') });
    expect(resized(fixed, at('17:00'), index)).toEqual({ ok: true, publicEndFixed: at('17:00'), item: null });
    expect(resized(fixed, at('15:44'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:45') });
    expect(resized(fixed, null, index)).toEqual({ ok: true, publicEndFixed: null, item: null });
    const stiff = event([film, part(2, 'debate', 30)], { publicEndFixed: at('16:30') });
    expect(resized(stiff, at('15:59'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('16:00') });
  });

  it('refuses what has no start, and more than a day', () => {
    expect(resized(event([film], { startsAt: null }), at('16:00'), index)).toEqual({
      ok: false,
      reason: 'notScheduled',
    });
    expect(resized(event([film]), '2026-06-08T14:00', index)).toMatchObject({ ok: false, reason: 'tooLong' });
  });
});
