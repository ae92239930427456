import { expect, it } from 'vitest';
import { typedSpeech } from './typed-speech.ts';

it.each<[string, string[], string[]]>([
  ['anglais', ['en'], []],
  ['FR', ['fr'], []],
  ['Français et anglais', ['fr', 'en'], []],
  ['fr/en', ['fr', 'en'], []],
  ['EN, FR', ['en', 'fr'], []],
  ['anglais, traduit en français', ['en'], ['fr']],
  ['En anglais (traduction simultanée en français)', ['en'], ['fr']],
  ['Wolof – interprété en français et en anglais', ['wo'], ['fr', 'en']],
  ['In English, translated into French', ['en'], ['fr']],
  ['Traduit en LSF', [], ['fsl']],
  ['', [], []],
])('« %s »', (cell, spoken, translatedInto) =>
  expect(typedSpeech(cell)).toEqual({ spoken, translatedInto, isWhole: true }),
);

it('says where a word names no language, and takes the others', () => {
  expect(typedSpeech('anglais, klingonnais')).toEqual({ spoken: ['en'], translatedInto: [], isWhole: false });
  expect(typedSpeech('VOSTFR')).toEqual({ spoken: [], translatedInto: [], isWhole: false });
});
