import { expect, it } from 'vitest';
import { deskSections } from '#lib/i18n/paths.ts';
import { knownPathOf } from './place.ts';

const TOKEN = 'hG3k_9-xYz0123456789AB';

it.each([
  ['/fr/festivals/nel', { kind: 'programme', locale: 'fr', festival: 'nel' }],
  ['/en/festivals/nel-2026/events/12-x', { kind: 'programme', locale: 'en', festival: 'nel-2026' }],
  [`/fr/team/${TOKEN}`, { kind: 'private', locale: 'fr', section: 'team', token: TOKEN }],
  [`/en/my/${TOKEN}`, { kind: 'private', locale: 'en', section: 'my', token: TOKEN }],
  ['/fr/organise/nel-2026/today', { kind: 'board', locale: 'fr', festival: 'nel-2026' }],
  ['/', { kind: 'entrance', locale: null }],
  ['/fr', { kind: 'entrance', locale: 'fr' }],
])('recognises %s', (path, place) => {
  expect(knownPathOf(path)).toEqual(place);
});

it.each([
  '/fr/organise',
  '/fr/organise/nel',
  '/fr/organise/nel/today/12',
  '/fr/organise/nel/today/told',
  ...deskSections.filter((section) => section !== 'today').map((section) => `/fr/organise/nel/${section}`),
  '/fr/sign-in',
  '/en/account',
  `/fr/setup/${TOKEN}`,
  `/fr/reset/${TOKEN}`,
  `/fr/invitation/${TOKEN}`,
  `/fr/preview/${TOKEN}`,
  '/fr/versions/nel/3',
  '/fr/released/aaaa',
  '/api/health',
  '/feeds/nel/programme.ics',
  '/fr/festivals',
  '/fr/festivals/',
  '/fr/festivals/..',
  '/fr/festivals/A',
  '/de/festivals/nel',
  '/fr/team',
  '/fr/team/x',
  `/fr/team/${TOKEN}/more`,
  '/festivals/nel',
  '/theme.js',
])('leaves %s to the network', (path) => {
  expect(knownPathOf(path)).toBeNull();
});
