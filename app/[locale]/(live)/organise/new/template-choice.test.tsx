import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { askIn } from '#app/_server/request-testing.ts';
import { numeriqueEnLumiere } from '#lib/templates/template.ts';
import { TemplateCard } from './template-choice.tsx';

it('a template names its films in the language of the page', async () => {
  askIn('en');
  const { prelude } = await prerender(<TemplateCard template={numeriqueEnLumiere} href="/" locale="en" />);
  const card = await new Response(prelude).text();
  expect(card).toContain('Of Mud and Blood');
  expect(card).not.toContain('Le sang et la boue');
});
