import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { boardWords } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Conduite, type OfEvent } from './head.tsx';

it('names a film by the title its reader knows, as everywhere', () => {
  const said = (title: object, locale: 'fr' | 'en') => {
    const scene = {
      event: { number: 1, current: null, cues: [{ at: '2026-11-28T20:30', what: 'item', item: 0 }] },
      document: {
        events: [{ number: 1, items: [{ kind: 'film', film: 2, title: {} }] }],
        films: [{ number: 2, originalTitle: 'Les sacrifiés', title }],
      },
      words: boardWords(locale),
      locale,
    } as unknown as OfEvent['scene'];
    return /\u00A0· (.*?)</.exec(renderToStaticMarkup(<Conduite scene={scene} />))?.[1];
  };
  expect([said({ en: 'In the Belly' }, 'fr'), said({ en: 'In the Belly' }, 'en')]).toEqual([
    'Les sacrifiés',
    'In the Belly',
  ]);
  expect(said({ fr: 'Autre' }, 'en')).toBe('Les sacrifiés');
});
