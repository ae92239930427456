import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPictureName, type Matchable, matchFiles } from './matching.ts';
import { USES } from './subject.ts';

const subjects: Matchable[] = [
  { of: 'film:1', names: ['Le sang et la boue', 'Of Mud and Blood'] },
  { of: 'film:2', names: ['Brume'] },
  { of: 'film:3', names: ['Brume sur la passe'] },
  { of: 'film:4', names: ['Bouée 27', 'Buoy 27'] },
  { of: 'film:5', names: ['1917'] },
  { of: 'film:6', names: ['Cœur brûlé'] },
  { of: 'film:7', names: ['L’été'] },
  { of: 'film:8', names: ['Les Sentinelles de l’estran'] },
  { of: 'film:9', names: ['Agnès Varda'] },
  { of: 'person:1', names: ['Jean-Gabriel Leynaud'] },
  { of: 'person:2', names: ['Agnès Varda'] },
  { of: 'venue:1', names: ['Cinéma Le Phare'] },
  { of: 'room:1', names: ['Grande salle'] },
  { of: 'theme:estran', names: ['L’estran'] },
  { of: 'page:infos-pratiques', names: ['Infos pratiques', 'Practical information'] },
  { of: 'partner:12', names: ['Ville du Quai'] },
];

it.each([
  ['le-sang-et-la-boue_01.jpg', 'film:1', 'still', true],
  ['Le Sang et la Boue (2).JPG', 'film:1', 'still', true],
  ['sang_boue_leynaud.jpg', 'film:1', 'still', true],
  ['lesangetlaboue3.png', 'film:1', 'still', true],
  ['LeSangEtLaBoue.tif', 'film:1', 'still', true],
  ['of-mud-and-blood-still-4.jpg', 'film:1', 'still', true],
  ['le-sang-et-la-boue_affiche.jpg', 'film:1', 'poster', true],
  ['POSTER Le sang et la boue.webp', 'film:1', 'poster', true],
  ['sang.jpg', 'film:1', 'still', false],
  ['brume.jpg', 'film:2', 'still', true],
  ['brume-sur-la-passe_1.jpg', 'film:3', 'still', true],
  ['chemin de brume.jpg', null, 'still', false],
  ['bouee-27_01.jpg', 'film:4', 'still', true],
  ['Bouée 27.jpg', 'film:4', 'still', true],
  ['27.jpg', 'film:4', 'still', false],
  ['constructor_01.jpg', null, null, false],
  ['01.jpg', null, null, false],
  ['rushes 27/DSC_0042.jpg', null, null, false],
  ['coeur-brule_02.jpg', 'film:6', 'still', true],
  ['Le sang et la boue/DSC_0042.jpg', 'film:1', 'still', true],
  ['Festival/Sentinelles/IMG 3.jpg', 'film:8', 'still', false],
  ['leynaud_jean-gabriel.jpg', 'person:1', 'portrait', true],
  ['jean-gabriel-leynaud-portrait.jpg', 'person:1', 'portrait', true],
  ['leynaud.jpg', 'person:1', 'portrait', false],
  ['portraits/Agnes Varda portrait.jpg', 'person:2', 'portrait', true],
  ['agnes-varda.jpg', 'film:9', 'still', false],
  ['cinema-le-phare.jpg', 'venue:1', 'view', true],
  ['grande-salle-1.jpg', 'room:1', 'view', true],
  ['affiche.pdf.jpg', 'festival', 'poster', false],
  ['affiche.jpg', 'festival', 'poster', true],
  ['affiche-inconnue.jpg', 'festival', 'poster', false],
  ['logo.svg', 'festival', 'logo', true],
  ['logo_blanc.png', 'festival', 'logo-dark', false],
  ['partenaires/ville-du-quai.png', 'partner:12', 'partner', true],
  ['partenaires/ville-de-rennes.png', 'partner:12', 'partner', false],
  ['partenaires/region.png', null, 'partner', false],
  ['infos-pratiques.jpg', 'page:infos-pratiques', 'view', true],
  ['vacances a la mer.jpg', null, null, false],
  ['../../etc/passwd', null, null, false],
  ['', null, null, false],
] as const)('%s', (path, of, use, isCertain) => {
  expect(matchFiles([path], subjects)).toEqual([{ of, use, isCertain }]);
});

it('asks about two files for a place that has room for one', () => {
  const two = matchFiles(['le-sang-et-la-boue affiche.jpg', 'le-sang-et-la-boue affiche 2.jpg'], subjects);
  expect(two.map(({ isCertain }) => isCertain)).toEqual([false, false]);
});

const words = fc.constantFrom(
  'sang',
  'boue',
  'nuit',
  'phare',
  'île',
  'le',
  'la',
  'été',
  'cœur',
  '27',
  'affiche',
  'photo',
  'dune',
);
const title = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const matchables = fc
  .uniqueArray(title, { maxLength: 8 })
  .map((titles) => titles.map((name, i): Matchable => ({ of: i % 2 ? `film:${i}` : `person:${i}`, names: [name] })));

it('answers the same in whatever order things are, with a possible use, whatever a file is called', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(title, fc.string()), { maxLength: 6 }), matchables, (paths, all) => {
      const matches = matchFiles(paths, all);
      const turned = matchFiles(paths, all.toReversed());
      expect(matches.length).toBe(paths.length);
      for (const [i, { of, use, isCertain }] of matches.entries()) {
        expect(turned[i]?.isCertain).toBe(isCertain);
        if (isCertain) expect(turned[i]?.of).toBe(of);
        if (isCertain) expect([of, use]).not.toContain(null);
        if (of !== null && use !== null) expect(USES[of.split(':')[0] as keyof typeof USES]).toContain(use);
      }
    }),
  );
});

it('recognises every film by its title, however it is written', () => {
  const films = ['Quai des absentes', 'Corail blanc', 'Plein nord, à pied', 'Contrebande douce', 'Ndar, côté fleuve'];
  const all = films.map((name, i): Matchable => ({ of: `film:${i}`, names: [name] }));
  const written = fc.tuple(fc.nat(films.length - 1), fc.constantFrom('-', '_', ' ', '.'), fc.nat(99), fc.boolean());
  fc.assert(
    fc.property(written, ([at, between, number, isPlain]) => {
      const name = (films[at] ?? '').replace(/[\s,]+/g, between);
      const file = `${isPlain ? name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : name.toUpperCase()}${between}${number}.jpg`;
      expect(matchFiles([file], all)).toEqual([{ of: `film:${at}`, use: 'still', isCertain: true }]);
    }),
  );
});

it('reads names as a Mac writes them, and ignores the files it adds', () => {
  const all: Matchable[] = [{ of: 'film:1', names: ['Liberté'] }];
  for (const form of ['NFC', 'NFD'])
    expect(matchFiles(['Liberté01.jpg'.normalize(form)], all)).toEqual([
      { of: 'film:1', use: 'still', isCertain: true },
    ]);
  const names = ['Affiche.JPG', 'a.tif', '._Affiche.JPG', '.DS_Store', 'Thumbs.db', 'notes.txt', '.jpg'];
  expect(names.filter(isPictureName)).toEqual(['Affiche.JPG', 'a.tif']);
});

it('reads each name once, however many files there are', () => {
  let read = 0;
  const film: Matchable = {
    of: 'film:1',
    get names() {
      read += 1;
      return ['Brume'];
    },
  };
  expect(matchFiles(['a.jpg', 'b.jpg', 'brume.jpg'], [film]).at(-1)?.of).toBe('film:1');
  expect(read).toBe(1);
});
