import { expect, it } from 'vitest';
import { zoneChoices } from './zones.ts';

const flat = (locale: 'fr' | 'en', current = 'Europe/Paris') =>
  zoneChoices(locale, current).flatMap((one) => ('options' in one ? one.options : one));

it('calls a zone as people say it, the likely ones first, the others by part of the world', () => {
  const fr = zoneChoices('fr', 'Europe/Paris');
  expect(fr[0]).toEqual({ value: 'Europe/Paris', label: 'Paris' });
  expect(flat('fr').find(({ value }) => value === 'Indian/Mayotte')?.label).toBe('Mayotte');
  expect(flat('en').find(({ value }) => value === 'Europe/Brussels')?.label).toBe('Brussels');
  expect(flat('fr').find(({ value }) => value === 'America/Indiana/Knox')?.label).toBe('Knox, Indiana');
  const groups = fr.flatMap((one) => ('options' in one ? [one] : []));
  expect(groups.map(({ label }) => label).slice(0, 2)).toEqual(['Europe', 'Afrique']);
  expect(groups[1]?.options).toContainEqual({ value: 'Indian/Antananarivo', label: 'Antananarivo' });
});

it('has every zone of the server once, and the one that is chosen even where the server has another name for it', () => {
  const values = flat('fr').map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(values).toContain(zone);
  expect(flat('fr', 'UTC')[0]).toEqual({ value: 'UTC', label: 'UTC' });
});
