import { expect, it } from 'vitest';
import { MAX_SUBJECT } from '#lib/messages/choices.ts';
import { titleOf } from './text.ts';

const festival = { name: { fr: 'Les Lueurs' } };
const titled = (subject: string, text: string) =>
  titleOf({ subject: { fr: subject }, text: { fr: text } }, festival, 'fr');

it('titles a message by its whole subject, else by its beginning, else by its festival', () => {
  const subject = 'Samedi '.repeat(30).slice(0, MAX_SUBJECT).trim();
  expect(titled(subject, 'Bonjour')).toBe(subject);
  expect(titled('', `Bonjour à vous, ${'et merci '.repeat(20)}`)).toMatch(/^Bonjour à vous, et merci .{20,60}…$/);
  expect(titled('', 'Bonjour [nom], votre page est ici, [lien]')).toBe('Bonjour, votre page est ici');
  expect(titled('', 'Votre page : [lien]\nMerci')).toMatch(/^Votre page\s: …\sMerci$/);
  expect(titled('', '[name], see you.')).toBe('see you.');
  expect(titled('', '')).toBe('Les Lueurs');
});
