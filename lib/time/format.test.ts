import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDate,
  formatDateRange,
  formatDuration,
  formatInstant,
  formatInstantAt,
  formatTime,
  formatTimeRange,
  saidHour,
  saidInstant,
  sayTime,
  spokenDate,
  spokenDuration,
  spokenInstant,
  spokenTime,
  spokenTimeRange,
} from './format.ts';

/** No-break spaces as the reader of a test sees them. */
const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

describe('a time', () => {
  it.each([
    ['09:30', '9~h~30', '9~h~30', '09:30', '9 heures 30', '9:30 am'],
    ['2026-11-28T13:00', '13~h', '13~h~00', '13:00', '13 heures', '1 pm'],
    ['20:05', '20~h~05', '20~h~05', '20:05', '20 heures 5', '8:05 pm'],
    ['01:00', '1~h', '1~h~00', '01:00', '1 heure', '1 am'],
    ['01:15', '1~h~15', '1~h~15', '01:15', '1 heure 15', '1:15 am'],
    ['00:00', '0~h', '0~h~00', '00:00', 'minuit', 'midnight'],
    ['2026-11-29T00:30', '0~h~30', '0~h~30', '00:30', 'minuit 30', '12:30 am'],
    ['12:00', '12~h', '12~h~00', '12:00', 'midi', 'noon'],
    ['12:30', '12~h~30', '12~h~30', '12:30', '12 heures 30', '12:30 pm'],
    ['21:00', '21~h', '21~h~00', '21:00', '21 heures', '9 pm'],
  ])('%s', (time, text, column, english, spoken, spokenEnglish) => {
    expect(visible(formatTime(time, 'fr'))).toBe(text);
    expect(visible(formatTime(time, 'fr', 'column'))).toBe(column);
    expect(formatTime(time, 'en')).toBe(english);
    expect(formatTime(time, 'en', 'column')).toBe(english);
    expect(spokenTime(time, 'fr')).toBe(spoken);
    expect(spokenTime(time, 'en')).toBe(spokenEnglish);
  });

  it.each(['', '24:00', '9:30', '20h30', '2026-11-28', '12:60'])('refuses %j', (time) => {
    expect(() => formatTime(time, 'fr')).toThrow(RangeError);
    expect(() => spokenTime(time, 'en')).toThrow(RangeError);
  });
});

it('has a spaced dash between times, and is read as from … to …', () => {
  expect(visible(formatTimeRange('09:30', '11:45', 'fr'))).toBe('9~h~30~– 11~h~45');
  expect(visible(formatTimeRange('13:00', '14:00', 'fr'))).toBe('13~h~– 14~h');
  expect(visible(formatTimeRange('13:00', '14:00', 'fr', { style: 'column' }))).toBe('13~h~00~– 14~h~00');
  expect(visible(formatTimeRange('14:10', '18:05', 'fr', { isApproximate: true }))).toBe('14~h~10~– vers~18~h~05');
  expect(visible(formatTimeRange('14:10', '18:05', 'en', { isApproximate: true }))).toBe('14:10~– about~18:05');
  expect(visible(formatTimeRange('14:10', null, 'fr'))).toBe('14~h~10');
  // An hour without its date may belong to the next day.
  expect(visible(formatTimeRange('23:30', '01:15', 'fr'))).toBe('23~h~30~– 1~h~15');
  const back = ['2026-10-25T02:30', '2026-10-25T02:15'] as const;
  expect(visible(formatTimeRange(...back, 'fr'))).toBe('2~h~30~– 2~h~15 (après le changement d’heure)');
  // An hour is from 2:30 to 2:30.
  expect(visible(formatTimeRange(back[0], back[0], 'fr'))).toBe('2~h~30~– 2~h~30 (après le changement d’heure)');
  // An hour and a half, which its wall clocks do not say.
  const again = ['2026-10-25T02:15', '2026-10-25T02:45'] as const;
  const told = [formatTimeRange, spokenTimeRange].map((say) => visible(say(...again, 'fr', { isEndAgain: true })));
  expect(told).toEqual([
    '2~h~15~– 2~h~45 (après le changement d’heure)',
    'de 2 heures 15 à 2 heures 45, après le changement d’heure',
  ]);
  expect(spokenTimeRange(...back, 'fr')).toBe('de 2 heures 30 à 2 heures 15, après le changement d’heure');
  expect(spokenTimeRange(...back, 'en')).toBe('from 2:30 am to 2:15 am, after the clocks change');
  expect(spokenTimeRange('09:30', '11:45', 'fr')).toBe('de 9 heures 30 à 11 heures 45');
  expect(spokenTimeRange('12:00', '00:00', 'fr')).toBe('de midi à minuit');
  expect(spokenTimeRange('14:10', '18:05', 'fr', { isApproximate: true })).toBe(
    'de 14 heures 10 à 18 heures 5 environ',
  );
  expect(spokenTimeRange('09:30', '18:05', 'en', { isApproximate: true })).toBe('from 9:30 am to about 6:05 pm');
  expect(spokenTimeRange('14:10', null, 'fr')).toBe('14 heures 10');
});

describe('a date', () => {
  it.each([
    ['full', 'samedi 28~novembre 2026', 'Saturday 28~November 2026', 'samedi 28 novembre 2026'],
    ['long', 'samedi 28~novembre', 'Saturday 28~November', 'samedi 28 novembre'],
    ['medium', '28~novembre 2026', '28~November 2026', '28 novembre 2026'],
    ['column', 'sam.~28~nov.', 'Sat~28~Nov', 'samedi 28 novembre'],
    ['short', 'sam.~28', 'Sat~28', 'samedi 28 novembre'],
  ] as const)('%s', (style, french, english, spoken) => {
    expect(visible(formatDate('2026-11-28', 'fr', style))).toBe(french);
    expect(visible(formatDate('2026-11-28', 'en', style))).toBe(english);
    expect(spokenDate('2026-11-28', 'fr', style)).toBe(spoken);
  });

  it('writes the first of a month as an ordinal in French', () => {
    expect(visible(formatDate('2026-11-01', 'fr'))).toBe('dimanche 1er~novembre');
    expect(visible(formatDate('2026-11-01', 'fr', 'short'))).toBe('dim.~1er');
    expect(spokenDate('2026-11-01', 'fr')).toBe('dimanche premier novembre');
    expect(visible(formatDate('2026-11-01', 'en'))).toBe('Sunday 1~November');
  });

  it.each([
    ['2026-11-28', '2026-11-28', '28~novembre 2026', '28~November 2026'],
    ['2026-11-28', '2026-11-29', '28 et 29~novembre 2026', '28 and 29~November 2026'],
    ['2026-11-26', '2026-11-29', 'du 26 au 29~novembre 2026', '26 to 29~November 2026'],
    ['2026-11-30', '2026-12-01', '30~novembre et 1er~décembre 2026', '30~November and 1~December 2026'],
    ['2026-11-30', '2026-12-02', 'du 30~novembre au 2~décembre 2026', '30~November to 2~December 2026'],
    ['2026-12-31', '2027-01-02', 'du 31~décembre 2026 au 2~janvier 2027', '31~December 2026 to 2~January 2027'],
  ])('from %s to %s', (from, to, french, english) => {
    expect(visible(formatDateRange(from, to, 'fr'))).toBe(french);
    expect(visible(formatDateRange(from, to, 'en'))).toBe(english);
  });

  it('refuses a day that does not exist', () => {
    expect(() => formatDate('2026-02-30', 'fr')).toThrow(RangeError);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0~min', '0~min', '0 minute', '0 minutes'],
    [1, '1~min', '1~min', '1 minute', '1 minute'],
    [94, '94~min', '94~min', '94 minutes', '94 minutes'],
  ])('%i minutes', (minutes, french, english, spoken, spokenEnglish) => {
    expect(visible(formatDuration(minutes, 'fr'))).toBe(french);
    expect(visible(formatDuration(minutes, 'en'))).toBe(english);
    expect(spokenDuration(minutes, 'fr')).toBe(spoken);
    expect(spokenDuration(minutes, 'en')).toBe(spokenEnglish);
  });

  it.each([
    [45, '45~min', '45~min', '45 minutes', '45 minutes'],
    [60, '1~h', '1~h', '1 heure', '1 hour'],
    [61, '1~h~01', '1~h~1~min', '1 heure 1', '1 hour 1 minute'],
    [130, '2~h~10', '2~h~10~min', '2 heures 10', '2 hours 10 minutes'],
  ])('%i minutes in hours', (minutes, french, english, spoken, spokenEnglish) => {
    expect(visible(formatDuration(minutes, 'fr', 'hours'))).toBe(french);
    expect(visible(formatDuration(minutes, 'en', 'hours'))).toBe(english);
    expect(spokenDuration(minutes, 'fr', 'hours')).toBe(spoken);
    expect(spokenDuration(minutes, 'en', 'hours')).toBe(spokenEnglish);
  });
});

it('shows an instant on the clock of its zone, if the festival is elsewhere than the server', () => {
  const at = '2026-11-28T19:30:00.000Z';
  expect(visible(formatInstant(at, 'Europe/Paris', 'fr'))).toBe('samedi 28~novembre 2026 à 20~h~30');
  const read = (now: string, zone: string) => visible(formatInstantAt(now, at, zone, 'fr'));
  expect(read('2026-11-28T19:29:00.000Z', 'Europe/Paris')).toBe('20~h~30');
  expect(read('2026-11-28T18:00:00.000Z', 'Asia/Kathmandu')).toBe('dimanche 29~novembre 2026 à 1~h~15');
  expect(visible(formatInstant(at, 'Asia/Kathmandu', 'fr', 'column'))).toBe('dim.~29~nov. à 1~h~15');
  expect(visible(formatInstant('2026-07-14T01:00:00.000Z', 'America/St_Johns', 'en'))).toBe(
    'Monday 13~July 2026 at 22:30',
  );
  expect(spokenInstant(at, 'Europe/Paris', 'fr', 'long')).toBe('samedi 28 novembre à 20 heures 30');
  expect(spokenInstant(at, 'Europe/Paris', 'en')).toBe('Saturday 28 November 2026 at 8:30 pm');
});

it('names the evening of what begins after midnight', () => {
  expect(sayTime('2026-11-29T00:30', '05:00', 'en')).toBe(
    sayTime('2026-11-28T23:30', '05:00', 'en').replace('23:30', '00:30'),
  );
  expect(sayTime('2026-11-29T05:00', '05:00', 'fr')).toMatch(/29/);
});

const plain = (said: object) =>
  Object.fromEntries(Object.entries(said).map(([key, text]) => [key, text.replace(/\s/g, ' ')]));

it('names the day of an hour that is read on another one', () => {
  const on = (beside: string) => saidHour('2026-11-27T23:30', beside, { dayStartsAt: '05:00' }, 'fr');
  expect(plain(on('2026-11-27T14:00'))).toEqual({ time: '23 h 30', other: 'no', day: '' });
  // The night belongs to the day before.
  expect(plain(on('2026-11-28T01:00')).other).toBe('no');
  expect(plain(on('2026-11-28'))).toEqual({ time: '23 h 30', other: 'yes', day: 'vendredi 27 novembre' });
});

it('reads instants on the festival’s clock', () => {
  const clocks = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
  const said = (at: string, now: string) => plain(saidInstant(at, now, clocks, 'en', 'spoken'));
  expect(said('2026-11-28T03:30:00Z', '2026-11-28T08:00:00Z')).toEqual({
    time: '4:30 am',
    other: 'yes',
    day: 'Saturday 28 November',
  });
  expect(said('2026-11-28T04:30:00Z', '2026-11-28T08:00:00Z').other).toBe('no');
});

const NOW = '2026-03-29T03:00:00.000Z';

it.each([
  ['2026-03-29T02:59:40.000Z', 'il y a 20 secondes', '20 seconds ago'],
  ['2026-03-29T02:59:00.000Z', 'il y a 1 minute', '1 minute ago'],
  ['2026-03-29T02:00:01.000Z', 'il y a 59 minutes', '59 minutes ago'],
  ['2026-03-28T03:00:01.000Z', 'il y a 23 heures', '23 hours ago'],
  ['2026-03-27T03:00:00.000Z', 'il y a 2 jours', '2 days ago'],
  ['2026-03-29T03:00:05.000Z', 'il y a 0 seconde', '0 seconds ago'],
])('says how long ago %s was', (at, fr, en) => {
  expect([formatAgo(at, NOW, 'fr'), formatAgo(at, NOW, 'en')]).toEqual([fr, en]);
});
