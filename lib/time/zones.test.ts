import { expect, it } from 'vitest';
import { zoneChoices, zoneCities } from './zones.ts';

const flat = (locale: 'fr' | 'en', current = 'Europe/Paris') =>
  zoneChoices(locale, current).flatMap((one) => ('options' in one ? one.options : one));

it('lists zones under their usual names, likely ones first, the others by part of the world', () => {
  const fr = zoneChoices('fr', 'Europe/Paris');
  expect(fr[0]).toEqual({ value: 'Europe/Paris', label: 'Paris' });
  expect(flat('fr').find(({ value }) => value === 'Indian/Mayotte')?.label).toBe('Mayotte');
  expect(flat('en').find(({ value }) => value === 'Europe/Brussels')?.label).toBe('Brussels');
  expect(flat('fr').find(({ value }) => value === 'America/Indiana/Knox')?.label).toBe('Knox, Indiana');
  const groups = fr.flatMap((one) => ('options' in one ? [one] : []));
  expect(groups.map(({ label }) => label).slice(0, 2)).toEqual(['Europe', 'Afrique']);
  expect(groups[1]?.options).toContainEqual({ value: 'Indian/Antananarivo', label: 'Antananarivo' });
});

it('lists every zone of the server once, and the chosen one even if the server has another name for it', () => {
  const values = flat('fr').map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(values).toContain(zone);
  expect(flat('fr', 'UTC')[0]).toEqual({ value: 'UTC', label: 'UTC' });
});

it('names cities in the language of the list, under whichever of its names a server has a zone', () => {
  const called = (locale: 'fr' | 'en', zone: string) => flat(locale, zone).find(({ value }) => value === zone)?.label;
  const zones = ['Asia/Singapore', 'Europe/Moscow', 'America/North_Dakota/Center', 'Asia/Katmandu', 'Asia/Kathmandu'];
  expect(zones.map((zone) => called('fr', zone))).toEqual([
    'Singapour',
    'Moscou',
    'Center, Dakota du Nord',
    'Katmandou',
    'Katmandou',
  ]);
  expect(called('en', 'Asia/Katmandu')).toBe('Kathmandu');
  for (const zone of Object.values(zoneCities).flatMap((cities) => Object.keys(cities)))
    expect(() => new Intl.DateTimeFormat('fr', { timeZone: zone }), zone).not.toThrow();
});
