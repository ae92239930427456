import { expect, it } from 'vitest';
import { keptWith, openedBy } from './push.ts';

const SITE = 'https://lanterne.example';
const OWN = '/fr/my/AbCdEfGhIjKlMnOpQrStUv';
const opened = (opens: string) => openedBy(OWN, opens, SITE).href.slice(SITE.length);

it('opens the séance a notification is about, or its place on the page where notifications were asked for', () => {
  expect(opened('/fr/festivals/ecrans-ouverts/events/11-fleuve')).toBe('/fr/festivals/ecrans-ouverts/events/11-fleuve');
  expect(opened('#s12')).toBe(`${OWN}#s12`);
  expect(opened('')).toBe(OWN);
});

it.each([
  'https://elsewhere.example/fr/festivals/x/events/1',
  '//elsewhere.example/fr/festivals/x',
  '/\\\\elsewhere.example/fr/festivals/x',
  '/fr/organise/x/publish',
  '/api/auth/signout',
  '/fr/team/AbCdEfGhIjKlMnOpQrStUv',
  'javascript:alert(1)',
  '#s12"><script>',
])('opens that page for an address that is no page of the programme: %s', (opens) => {
  expect(openedBy(OWN, opens, SITE).href).toBe(SITE + OWN);
});

it('opens that page for a notification from an earlier version of the worker', () => {
  expect(keptWith('AbCd')).toEqual({ key: 'AbCd', opens: '', at: 0 });
  expect(keptWith({ key: 'AbCd', opens: '#s12' })).toEqual({ key: 'AbCd', opens: '#s12', at: 0 });
  expect(keptWith(null)).toEqual({ key: '', opens: '', at: 0 });
});
