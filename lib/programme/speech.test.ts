import { describe, expect, it } from 'vitest';
import { documentFacetsOf } from './facets.ts';
import { speechInWords, speechOf } from './speech.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const talk = exampleEvent({ number: 1, title: { fr: 'Le cuivre' }, items: [exampleItem({ kind: 'talk' })] });
const screening = { ...talk, items: [exampleItem({ kind: 'film' }), exampleItem({ kind: 'debate' })] };
const said = (event: typeof talk) => [speechInWords(speechOf(event), 'fr'), speechInWords(speechOf(event), 'en')];

describe('the languages of a séance', () => {
  it.each([
    [{}, '', ''],
    [{ spoken: ['en'] }, 'en anglais', 'in English'],
    [
      { spoken: ['en', 'wo'], translatedInto: ['fr'] },
      'en anglais et wolof, traduit en français',
      'in English and Wolof, translated into French',
    ],
    [{ translatedInto: ['fr'] }, 'traduit en français', 'translated into French'],
    [{ spoken: ['zxx'] }, 'sans paroles', 'without words'],
  ])('%j', (own, fr, en) => expect(said({ ...talk, ...own })).toEqual([fr, en]));

  it('are those of what follows a film, which has its own', () => {
    expect(said({ ...screening, spoken: ['en'], translatedInto: ['fr'] })).toEqual([
      'échanges en anglais, traduits en français',
      'discussion in English, translated into French',
    ]);
    expect(said({ ...screening, spoken: ['en'] })[0]).toBe('échanges en anglais');
    expect(said({ ...screening, translatedInto: ['fr'] })[0]).toBe('échanges traduits en français');
  });

  it('are its filters: spoken languages, and those one hears it translated into', () => {
    const events = [{ ...talk, spoken: ['en'], translatedInto: ['fr'] }];
    const { tokens, values } = documentFacetsOf(exampleDocument({ events }));
    expect([...(tokens.get(1) ?? [])].filter((token) => token.startsWith('language-'))).toEqual([
      'language-en',
      'language-fr',
    ]);
    expect(values.language).toEqual(['en', 'fr']);
  });
});
