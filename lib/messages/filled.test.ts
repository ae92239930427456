import { expect, it } from 'vitest';
import { filled, subjectFor, unknownFields } from './filled.ts';

const ada = { name: 'Ada', link: null };

it('who has no page reads no line about it, and every other word', () => {
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

it('what looks like a field and is none is named, once', () => {
  expect(unknownFields('Bonjour [prénom], [nom] : [lien] [name] [link]\n[prénom] [salle\n]')).toEqual(['[prénom]']);
  expect(unknownFields('Rendez-vous [heure et lieu du rendez-vous]')).toHaveLength(1);
});

it('a subject is in the language of its reader with their name, and never without a word', () => {
  const said = (subject: string) =>
    subjectFor({ fr: subject, en: 'Your shifts, [name]' }, { name: 'Ada', festival: { fr: 'Essai' }, locale: 'fr' });
  expect(said('[nom], vos créneaux')).toBe('Ada, vos créneaux');
  expect(said('Votre page : [lien]')).toBe('Essai');
  expect(said('[lien]')).toBe('Essai');
  expect(said('')).toBe('Your shifts, Ada');
});
