import { expect, it } from 'vitest';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import { iconFacts, iconVersion } from './icons.ts';

const { festival } = exampleDocument();
const looking = (looks: Partial<typeof festival>, ...pictures: DocumentPicture[]) =>
  exampleDocument({ festival: { ...festival, ...looks }, pictures });
const logo = (use: 'logo' | 'logo-dark') => examplePicture('ab12', { use });

it('shows the logo that is made for light ground', () => {
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
] as const)('else shows the first letter of its name on %s', (_, looks, facts) => {
  expect(iconFacts(looking(looks, logo('logo-dark')))).toEqual(facts);
});

it('has another address as soon as it shows something else, and no other', () => {
  const plain = iconVersion(looking({}));
  expect(iconVersion(looking({ organiser: 'Somebody else', name: { fr: 'Écrans fermés' } }))).toBe(plain);
  expect(iconVersion(looking({ accent: '#101a60' }))).not.toBe(plain);
  expect(iconVersion(looking({}, logo('logo')))).not.toBe(plain);
});
