/** Where a festival of this language most likely is: these come first in a list of zones. */
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

/** Every zone of this server by its IANA name, the likely ones first. */
export function timeZones(): { near: readonly string[]; others: readonly string[] } {
  const near = new Set(NEAR);
  return { near: NEAR, others: Intl.supportedValuesOf('timeZone').filter((zone) => !near.has(zone)) };
}

/** `America/Port-au-Prince` → « America, Port-au-Prince »; the name is data, so it is never translated. */
export const zoneName = (zone: string) => zone.replaceAll('_', ' ').replaceAll('/', ', ');
