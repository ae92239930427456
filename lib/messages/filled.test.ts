import { expect, it } from 'vitest';
import { filled, subjectFor, unknownFields, withoutSecrets } from './filled.ts';

const ada = { name: 'Ada', link: null };

const TOKEN = 'AbCdEfGhIjKlMnOpQrStUv';

it('removes a line with a link to a private page from a locked screen, and no other line', () => {
  const of = (path: string) => withoutSecrets(`Bonjour\nhttps://l.example${path}\nMerci`);
  const pages = ['/en/team', '/fr/my', '/fr/preview', '/fr/join/essai', '/fr/join/essai/mine', '/fr/join/essai/parent'];
  for (const page of pages) expect(of(`${page}/${TOKEN}`), page).toBe('Bonjour\nMerci');
  for (const page of ['/fr/join/essai', '/fr/festivals/essai/events/12-les-mines-du-plateau'])
    expect(of(page)).toContain(page);
  expect(withoutSecrets('[lien]\nReste')).toBe('Reste');
});

it('removes lines about a page for readers without one, and nothing else', () => {
  const said = (text: string) => filled(text, ada);
  expect(said('Bonjour [nom], merci !\nVotre planning sera ici : [lien]')).toBe('Bonjour Ada, merci !');
  expect(said('Merci !\nVotre lien : [lien]')).toBe('Merci !');
  expect(said('Moved to 3 pm.\n\nYour page: [link]')).toBe('Moved to 3 pm.');
  expect(said('Bonjour [nom],\nSamedi 9 h au Méliès, le reste est ici : [lien]')).toContain('Samedi 9 h au Méliès');
  expect(said('Bonjour,\nRendez-vous samedi 9 h :\n[lien]')).toContain('samedi 9 h');
  expect(said('Bonjour,\nRendez-vous au bar du Méliès : [lien]')).toContain('bar du Méliès');
  expect(filled('Merci\nVotre page : [lien]', { ...ada, link: 'https://l.example/t' })).toContain(
    'https://l.example/t',
  );
});

it('names once each field it does not know', () => {
  expect(unknownFields('Bonjour [prénom], [nom] : [lien] [name] [link]\n[prénom] [salle\n]')).toEqual(['[prénom]']);
  expect(unknownFields('Rendez-vous [heure et lieu du rendez-vous]')).toHaveLength(1);
});

it('writes a subject in the language of its reader with their name, and never an empty one', () => {
  const said = (subject: string) =>
    subjectFor({ fr: subject, en: 'Your shifts, [name]' }, { name: 'Ada', festival: { fr: 'Essai' }, locale: 'fr' });
  expect(said('[nom], vos créneaux')).toBe('Ada, vos créneaux');
  expect(said('Votre page : [lien]')).toBe('Essai');
  expect(said('[lien]')).toBe('Essai');
  expect(said('')).toBe('Your shifts, Ada');
  expect(said(`Vos créneaux : https://l.example/fr/team/${TOKEN}`)).toBe('Essai');
});
