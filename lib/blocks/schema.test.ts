import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { blockFormValues, blockSchema, newBlockValues } from './schema.ts';
import { blockTimes, repeatedOn, timesTyped } from './typed-times.ts';

const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const schema = blockSchema(clock);
const typed = (own: object) => ({ ...newBlockValues('2026-11-28', [1, 2]), from: '12h30', until: '14h', ...own });
const read = (own: object) => schema.parse(typed(own));
const times = (own: object) => blockTimes(read(own), clock);
const refused = (own: object) => {
  const { error } = schema.safeParse(typed(own));
  return error ? fieldErrors(error) : {};
};

describe('the form of a block', () => {
  it('takes hours as people type them, and an end or a length', () => {
    expect(times({})).toEqual({ startsAt: '2026-11-28T12:30', minutes: 90 });
    expect(times({ until: '', minutes: '1h30' })).toEqual(times({}));
    expect(times({ until: '', minutes: '45' })).toEqual({ startsAt: '2026-11-28T12:30', minutes: 45 });
    expect(times({ until: '1400', minutes: '90 min' })).toEqual(times({}));
    expect(times({ day: '28/11/2026', from: '8:30 am', until: '10' })).toEqual({
      startsAt: '2026-11-28T08:30',
      minutes: 90,
    });
  });

  it('is read the same while one types as when it is posted', () => {
    const both = (own: object) => {
      const { data } = schema.safeParse(typed(own));
      const { day, from, until, minutes } = data ?? {};
      expect(timesTyped(typed(own), clock)).toEqual(data ? { day, from, until, minutes } : null);
      return data !== undefined;
    };
    const read = [
      {},
      { until: '', minutes: '1h30' },
      { until: '1400', minutes: '90 min' },
      { from: '22h', until: '8h' },
    ];
    expect(read.map(both)).toEqual(read.map(() => true));
    const skipped = [
      { day: '2026-03-28', from: '2h30', until: '6h' },
      { day: '2026-03-28', from: '23h', until: '2h30' },
    ];
    const unread = [
      { day: '' },
      { from: 'tôt' },
      { until: '' },
      { until: 'tard' },
      { minutes: '60' },
      { minutes: '25h' },
    ];
    expect([...skipped, ...unread].map(both)).toEqual([...skipped, ...unread].map(() => false));
  });

  it('says which field is wrong', () => {
    expect(refused({ day: '', from: 'tôt', until: '' })).toEqual({ day: 'date', from: 'time' });
    expect(refused({ until: '' })).toEqual({ until: 'endOrLength' });
    expect(refused({ until: '', kind: 'lunch' })).toEqual({ until: 'endOrLength', kind: 'choice' });
    expect(refused({ minutes: '60' })).toEqual({ minutes: 'endAndLength' });
    expect(refused({ until: '', minutes: '25h' })).toEqual({ minutes: 'atMost:1440' });
    expect(refused({ day: '2026-03-28', from: '2h30', until: '6h' })).toEqual({ from: 'skippedTime' });
    expect(refused({ day: '2026-03-28', from: '23h', until: '2h30' })).toEqual({ until: 'skippedTime' });
    expect(refused({ kind: 'lunch' })).toEqual({ kind: 'choice' });
    expect(refused({ rooms: { elsewhere: 'on' } })).toEqual({ rooms: 'choice' });
    expect(refused({ days: { tomorrow: 'on' } })).toEqual({ days: 'choice' });
  });

  it('keeps the night on the day before it, and ends after it starts', () => {
    expect(times({ from: '0h30', until: '2h' })).toEqual({ startsAt: '2026-11-29T00:30', minutes: 90 });
    expect(times({ from: '22h', until: '8h' })).toEqual({ startsAt: '2026-11-28T22:00', minutes: 600 });
    expect(times({ from: '8h', until: '8h' }).minutes).toBe(1440);
  });

  it('counts elapsed minutes in nights when the clocks change', () => {
    expect(times({ day: '2026-10-24', from: '0h', until: '4h' }).minutes).toBe(300);
    expect(times({ day: '2026-03-28', from: '0h', until: '4h' }).minutes).toBe(180);
    expect(times({ day: '2026-10-24', from: '20h', until: '20h' }).minutes).toBe(1440);
  });

  it('has the same length on another day if minutes were typed, and the same end if an hour was', () => {
    const on = (own: object) => blockTimes(repeatedOn(read({ day: '2026-03-28', ...own }), '2026-03-27', clock), clock);
    expect(times({ day: '2026-03-28', from: '23h', until: '', minutes: '5h' }).minutes).toBe(300);
    expect(times({ day: '2026-03-28', from: '20h', until: '', minutes: '24h' }).minutes).toBe(1440);
    expect(on({ from: '23h', until: '', minutes: '5h' })).toEqual({ startsAt: '2026-03-27T23:00', minutes: 300 });
    expect(on({ from: '23h', until: '5h' }).minutes).toBe(360);
    // Two people changed the block, and the end of the other one was chosen.
    const chosen = { ...read({ from: '12h30', until: '', minutes: '60' }), until: '14:00' };
    expect(blockTimes(chosen, clock).minutes).toBe(90);
  });

  it('covers the ticked rooms, or all if none is ticked', () => {
    expect(read({ rooms: { 'room-10': 'on', 'room-2': true, 'room-3': false } }).rooms).toEqual([2, 10]);
    expect(read({ rooms: undefined }).rooms).toEqual([]);
  });

  it('takes the ticked other days, in order', () => {
    expect(read({ days: { '2026-11-30': 'on', '2026-11-29': true, '2026-12-01': false } })).toMatchObject({
      everyDay: false,
      days: ['2026-11-29', '2026-11-30'],
    });
  });

  it('shows a saved block', () => {
    const block = {
      id: 7,
      festivalId: 1,
      version: 3,
      kind: 'set-up' as const,
      title: { fr: 'Gradins' },
      startsAt: '2026-11-29T00:30',
      minutes: 90,
      roomIds: [2],
    };
    const values = blockFormValues(block, clock, [1, 2], 'fr');
    expect(values).toMatchObject({ day: '2026-11-28', from: '0h30', until: '2h00', minutes: '' });
    expect(blockFormValues(block, clock, [1, 2], 'en')).toMatchObject({ from: '00:30', until: '02:00' });
    const again = schema.parse(values);
    expect({ ...blockTimes(again, clock), rooms: again.rooms, title: again.title }).toEqual({
      startsAt: block.startsAt,
      minutes: block.minutes,
      rooms: [2],
      title: block.title,
    });
    expect(addMinutes(block.startsAt, block.minutes, clock.timeZone)).toBe('2026-11-29T02:00');
  });
});
