import { expect, it } from 'vitest';
import { ageSaid } from './age.ts';

const fr = { today: 'Hors ligne, version de {time}', before: 'Hors ligne, version du {date} à {time}' };
const en = { today: 'Offline, version of {time}', before: 'Offline, version of {date} at {time}' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  // In the festival's time zone, whatever the server's or the visitor's clock shows.
  ['2026-06-06T07:12:00Z', '2026-06-06T18:00:00Z', 'fr', 'version de 9 h 12', 'version de 9 heures 12'],
  ['2026-06-06T07:12:00Z', '2026-06-06T18:00:00Z', 'en', 'version of 09:12', 'version of 9:12 am'],
  // After midnight there, but not in UTC.
  [
    '2026-06-06T21:30:00Z',
    '2026-06-06T22:30:00Z',
    'fr',
    'version du samedi 6 juin à 23 h 30',
    'version du samedi 6 juin à 23 heures 30',
  ],
  [
    '2026-06-05T10:00:00Z',
    '2026-06-06T10:00:00Z',
    'en',
    'version of Friday 5 June at 12:00',
    'version of Friday 5 June at noon',
  ],
] as const)('says of %s, read at %s in %s, « %s »', (at, now, locale, printed, spoken) => {
  const said = ageSaid(locale === 'fr' ? fr : en, Date.parse(at), Date.parse(now), 'Europe/Paris', locale);
  const before = locale === 'fr' ? 'Hors ligne, ' : 'Offline, ';
  expect([plain(said.printed), plain(said.spoken)]).toEqual([before + printed, before + spoken]);
});
