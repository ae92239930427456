import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { boardWords } from './scene.ts';
import { Refused } from './tap.tsx';

it('names nobody as having announced something if the page does not know who', () => {
  const scene = { words: boardWords('fr'), locale: 'fr', query: { refused: 'overtaken' } } as const;
  expect(renderToStaticMarkup(<Refused scene={scene} />)).toContain('Autre chose a été annoncé entre-temps');
});
