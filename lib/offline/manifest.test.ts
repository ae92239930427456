import { describe, expect, it } from 'vitest';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import { iconFacts, iconVersion, manifestOf } from './manifest.ts';

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

it('begins at a page behind a private address if that is installed, and stays in its language', () => {
  const own = { title: 'Mes créneaux', path: '/fr/team/abc' };
  expect(manifestOf(exampleDocument(), 'fr', own)).toMatchObject({
    id: own.path,
    start_url: own.path,
    scope: '/fr/',
    short_name: 'Mes créneaux',
    display: 'standalone',
  });
});

describe('icons', () => {
  const looking = (looks: Partial<typeof festival>, ...pictures: DocumentPicture[]) =>
    exampleDocument({ festival: { ...festival, ...looks }, pictures });
  const logo = (use: 'logo' | 'logo-dark') => examplePicture('ab12', { use });

  it('are the logo for a light background', () => {
    expect(iconFacts(looking({}, logo('logo')))).toEqual({ logo: { hash: 'ab12', format: 'png' } });
  });

  it.each([
    ['its colour', { name: { fr: '« élans »' }, accent: '#101a60' }, { initial: 'É', ground: '#101a60', ink: 'white' }],
    ['the lamp where it has none', { name: { fr: '24 images' } }, { initial: '2', ground: '#ffb224', ink: 'black' }],
    [
      'the lamp alone where its name has no letter',
      { name: { fr: '…' } },
      { initial: '', ground: '#ffb224', ink: 'black' },
    ],
  ] as const)('are else the first letter of its name on %s', (_, looks, facts) => {
    expect(iconFacts(looking(looks, logo('logo-dark')))).toEqual(facts);
  });

  it('have another address as soon as they look different, and only then', () => {
    const plain = iconVersion(looking({}));
    expect(iconVersion(looking({ organiser: 'Somebody else', name: { fr: 'Écrans fermés' } }))).toBe(plain);
    expect(iconVersion(looking({ accent: '#101a60' }))).not.toBe(plain);
    expect(iconVersion(looking({}, logo('logo')))).not.toBe(plain);
  });
});
