import { expect, it } from 'vitest';
import { exampleDocument } from '#lib/programme/testing.ts';
import { manifestOf } from './manifest.ts';

const { festival } = exampleDocument();
const named = (name: string) => manifestOf(exampleDocument({ festival: { ...festival, name: { fr: name } } }), 'fr');

it('names the programme, by its first words under an icon', () => {
  expect(named('Écrans ouverts')).toMatchObject({ name: 'Écrans ouverts', short_name: 'Écrans ouverts', lang: 'fr' });
  expect(named('Rencontres du film de Lussas').short_name).toBe('Rencontres du');
  expect(named('Numérique En Lumière').short_name).toBe('Numérique En');
  expect(named('Kurzfilmtagefestspiele').short_name).toBe('Kurzfilmtagefestspiele');
});

it('begins and stays in the programme, in its language', () => {
  const base = '/en/festivals/ecrans-ouverts';
  expect(manifestOf(exampleDocument(), 'en')).toMatchObject({ id: base, start_url: base, scope: base, lang: 'en' });
});

it('has the festival’s own icons, under addresses that change with them', () => {
  const sources = (accent: string | null) =>
    manifestOf(exampleDocument({ festival: { ...festival, accent } }), 'fr').icons.map(({ src }) => src);
  expect(sources(null)[0]).toMatch(/^\/feeds\/ecrans-ouverts\/icons\/192\.png\?v=[0-9a-f]{10}$/);
  expect(sources('#0a5563')).not.toEqual(sources(null));
});

it('begins at a page behind a private address, where that is what is installed, and stays in its language', () => {
  const own = { title: 'Mes créneaux', path: '/fr/team/abc' };
  expect(manifestOf(exampleDocument(), 'fr', own)).toMatchObject({
    id: own.path,
    start_url: own.path,
    scope: '/fr/',
    short_name: 'Mes créneaux',
    display: 'standalone',
  });
});
