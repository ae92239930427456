import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { askedOf, FilterForm } from './filter-form.tsx';

async function drawn(query: Record<string, string>) {
  const index = indexDraft(draftOf([eventOf(1)]));
  const paths = deskPaths('fr', 'essai');
  const scene = { locale: 'fr', index, today: '2026-11-01', paths, open: [], warningsOf: () => [] } as const;
  const { prelude } = await prerender(<FilterForm scene={scene} asked={askedOf(query)} />);
  return new Response(prelude).text();
}

it('folds the filters behind one line, which says those that are set', async () => {
  const lineOf = async (query: Record<string, string>) => {
    const [, line = '', folded = ''] =
      /<details class="fold">(<summary>.*<\/summary>)(.*)<\/details>/s.exec(await drawn(query)) ?? [];
    expect(folded.match(/<select/g)?.length).toBeGreaterThan(3);
    return line
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };
  expect(await lineOf({ q: 'nuit' })).toBe('Filtres');
  expect(await lineOf({ kind: 'debate', unscheduled: 'on' })).toBe('2 filtres Débat, À programmer seulement');
  expect(await drawn({})).not.toContain('Tout afficher');
  expect(await drawn({ q: 'nuit' })).toContain('Tout afficher');
});
