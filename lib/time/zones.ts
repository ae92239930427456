import type { Locale } from '#db/enums.ts';
import { zoneCities } from './zone-cities.ts';

type Named = { value: string; label: string };

/** The most likely zones of a festival in this language, which come first in the list. */
const NEAR: readonly string[] = [
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Zurich',
  'Europe/Luxembourg',
  'America/Martinique',
  'America/Guadeloupe',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'America/Toronto',
];

const [AFRICA, AMERICAS, ASIA, EUROPE, OCEANIA, ANTARCTICA] = ['002', '019', '142', '150', '009', 'AQ'] as const;
const REGIONS = [EUROPE, AFRICA, AMERICAS, ASIA, OCEANIA, ANTARCTICA] as const;
/**
 * The region of a zone, by its full name or its beginning, because nobody looks for a zone under
 * the name of an ocean.
 */
const REGION_OF: Readonly<Record<string, string>> = {
  Africa: AFRICA,
  America: AMERICAS,
  Antarctica: ANTARCTICA,
  Arctic: EUROPE,
  Asia: ASIA,
  Atlantic: EUROPE,
  'Atlantic/Bermuda': AMERICAS,
  'Atlantic/Cape_Verde': AFRICA,
  'Atlantic/South_Georgia': AMERICAS,
  'Atlantic/St_Helena': AFRICA,
  'Atlantic/Stanley': AMERICAS,
  Australia: OCEANIA,
  Europe: EUROPE,
  Indian: AFRICA,
  'Indian/Chagos': ASIA,
  'Indian/Christmas': OCEANIA,
  'Indian/Cocos': OCEANIA,
  'Indian/Kerguelen': ANTARCTICA,
  'Indian/Maldives': ASIA,
  Pacific: OCEANIA,
};

/**
 * Every zone of this server for a choice: the likely ones, then all others by region. `current` is
 * always included.
 */
export function zoneChoices(locale: Locale, current: string): (Named | { label: string; options: Named[] })[] {
  const named = (value: string): Named => ({ value, label: zoneName(value, locale) });
  const { compare } = new Intl.Collator(locale);
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const regionOf = (zone: string) => REGION_OF[zone] ?? REGION_OF[zone.split('/', 1)[0] ?? ''];
  // « UTC » belongs to no region and is offered apart, and newer servers list it too.
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => !NEAR.includes(zone) && regionOf(zone));
  const near = NEAR.includes(current) || all.includes(current) ? NEAR : [current, ...NEAR];
  return [
    ...near.map(named),
    ...REGIONS.map((region) => ({
      label: regions.of(region) ?? region,
      options: all
        .filter((zone) => regionOf(zone) === region)
        .map(named)
        .sort((a, b) => compare(a.label, b.label)),
    })),
  ];
}

/** `America/Port-au-Prince` → « Port-au-Prince », `America/Indiana/Knox` → « Knox, Indiana ». */
const zoneName = (zone: string, locale: Locale): string =>
  zoneCities[locale][zone] ?? (zone.replaceAll('_', ' ').split('/').slice(1).reverse().join(', ') || zone);
