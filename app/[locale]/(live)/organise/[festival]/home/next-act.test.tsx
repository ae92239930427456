import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf } from '#lib/model/draft-testing.ts';
import { NextAct } from './next-act.tsx';
import type { NextActOf } from './next-act-of.ts';

it('says that nothing overlaps, once two days are still to come', async () => {
  const index = indexDraft(draftOf([]));
  const { startsOn, endsOn } = index.draft.festival;
  const drawn = async (today: string, act?: NonNullable<NextActOf>) => {
    const scene = { locale: 'fr', index, today, paths: deskPaths('fr', 'f'), open: [], warningsOf: () => [] } as const;
    const state = { release: null, count: 0, leftOut: [] } as never;
    return markupOf(await NextAct({ scene, state, act, slug: 'f', isOver: false }));
  };
  const first = { key: 'first', count: 1 } as const;
  for (const act of [undefined, first]) {
    expect(await drawn(startsOn, act)).toContain('Rien ne se chevauche et tout a un horaire');
    expect(await drawn(endsOn, act)).toContain('D’ici la fin du festival, rien ne se chevauche et tout a un horaire');
  }
});
