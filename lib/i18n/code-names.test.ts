import { describe, expect, it } from 'vitest';
import { codesOf, typedNames } from './code-names.ts';
import { countries } from './countries.ts';
import { isLanguage, languages } from './languages.ts';
import { locales } from './locale.ts';

describe('countries', () => {
  it('are read by their name in either language, by common other names, and by their code', () => {
    expect(codesOf('France, germany ; états-unis / RDC, UK, cl', countries)).toEqual({
      codes: ['FR', 'DE', 'US', 'CD', 'GB', 'CL'],
      unknown: [],
    });
  });

  it('say which part was not understood, and keep each once', () => {
    expect(codesOf('France, Syldavie,, france', countries)).toEqual({ codes: ['FR'], unknown: ['Syldavie'] });
  });
});

describe('languages', () => {
  it('are read by name, and a code without a name is kept as it is', () => {
    expect(codesOf('français, Spanish, LSF, sans dialogue, Yukpa, qxy', languages)).toEqual({
      codes: ['fr', 'es', 'fsl', 'zxx', 'yup', 'qxy'],
      unknown: [],
    });
    expect(codesOf('volapukien', languages).unknown).toEqual(['volapukien']);
    expect(languages.name('qxy', 'fr')).toBe('qxy');
  });

  it('have one code each, whichever of their codes is typed', () => {
    expect(codesOf('eng, fra, fre, Ger, chi, hbs, ang', languages).codes).toEqual([
      'en',
      'fr',
      'de',
      'zh',
      'sr',
      'ang',
    ]);
    const codes = codesOf('eng, fre, por, jpn, swa, hbs', languages).codes;
    expect(codes.filter((code) => !isLanguage(code))).toEqual([]);
  });
});

it.each([
  ['countries', countries],
  ['languages', languages],
] as const)('every name of the %s reads back as its own code, in both languages', (_, names) => {
  for (const locale of locales) {
    const wrong = names
      .options(locale)
      .filter(({ code }) => codesOf(typedNames([code], names, locale), names).codes[0] !== code)
      .map(({ code, name }) => `${code} ${name} → ${names.code(name)}`);
    expect(wrong).toEqual([]);
  }
});
