import { Temporal } from 'temporal-polyfill';
import { bench, describe } from 'vitest';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatTimeRange } from './format.ts';
import { fromEpochMinutes, toEpochMinutes, toInstant } from './wall-clock.ts';

// What 1,500 séances of five parts ask: 7,500 hours over ten days around the change of the clocks.
const zone = 'Europe/Paris';
const start = toEpochMinutes('2026-10-20T09:00', zone);
const walls = Array.from({ length: 7500 }, (_, i) => fromEpochMinutes(start + i * 2, zone));
const synopsis =
  "« Le sang et la boue » : qu'y a-t-il derrière 94 min de film ? Une enquête à 9 h 30, puis un débat ; voir https://exemple.org/?a=1. ";
const text = synopsis.repeat(4);

describe('7,500 wall clocks as instants', () => {
  bench('by the kept spans of the zone', () => {
    for (const wall of walls) toInstant(wall, zone);
  });
  bench('by Temporal each time', () => {
    for (const wall of walls) Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString();
  });
});

describe('showing', () => {
  bench('1,500 time ranges', () => {
    for (let i = 0; i < 1500; i++) formatTimeRange(walls[i] as string, walls[i + 60] as string, 'fr');
  });
  bench('1,500 texts of 500 characters', () => {
    for (let i = 0; i < 1500; i++) typeset(text, 'fr');
  });
});
