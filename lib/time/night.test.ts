import { describe, expect, it } from 'vitest';
import { translator } from '#lib/i18n/translator.ts';
import { nightSaid, typedWall } from './night.ts';

const said = (wall: string, dayStartsAt: string, locale: 'fr' | 'en') => {
  const night = nightSaid(wall, dayStartsAt, locale);
  return night && translator(locale, 'common')('night', night).replaceAll('\u00a0', ' ');
};

describe('the night of an hour before the day’s start', () => {
  it.each([
    ['2026-11-29T02:00', '06:00', '2 h : dans la nuit du samedi 28 au dimanche 29 novembre.'],
    ['2026-11-29T05:59', '06:00', '5 h 59 : dans la nuit du samedi 28 au dimanche 29 novembre.'],
    ['2026-12-01T00:30', '05:00', '0 h 30 : dans la nuit du lundi 30 novembre au mardi 1er décembre.'],
    ['2027-01-01T00:30', '05:00', '0 h 30 : dans la nuit du jeudi 31 décembre au vendredi 1er janvier.'],
  ])('is named by the evening and the morning around it: %s', (wall, dayStartsAt, sentence) => {
    expect(said(wall, dayStartsAt, 'fr')).toBe(sentence);
  });

  it('is named in English', () => {
    expect(said('2026-11-29T02:00', '06:00', 'en')).toBe(
      '02:00 is in the night from Saturday 28 to Sunday 29 November.',
    );
  });

  it('is not named where it is clear: from the day’s start on', () => {
    for (const wall of ['2026-11-28T06:00', '2026-11-28T20:30', '2026-11-28T23:59'])
      expect(said(wall, '06:00', 'fr')).toBeNull();
    expect(said('2026-11-28T00:30', '00:00', 'fr')).toBeNull();
  });
});

it('reads a date and an hour as they are typed, and nothing while either is missing', () => {
  expect(typedWall('2026-11-29', '2h')).toBe('2026-11-29T02:00');
  for (const [date, hour] of [
    ['', '2h'],
    ['2026-11-31', '2h'],
    ['2026-11-29', ''],
    ['2026-11-29', 'deux'],
    [undefined, undefined],
  ])
    expect(typedWall(date, hour)).toBeNull();
});
