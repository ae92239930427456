import { locales } from '#lib/i18n/locale.ts';

const inBoth = (field: string) => locales.map((locale) => `${field}_${locale}`);

/** The columns of our CSV for OpenAgenda, in order. */
export const openAgendaColumns: readonly string[] = [
  'extIds',
  ...inBoth('title'),
  ...inBoth('description'),
  ...inBoth('longDescription'),
  ...inBoth('conditions'),
  ...inBoth('keywords'),
  'registration',
  'accessibility',
  'timings',
  'timezone',
  'attendanceMode',
  'onlineAccessLink',
  'status',
  'location_name',
  'location_address',
  'location_latitude',
  'location_longitude',
];
