import { expect, it } from 'vitest';
import type { DraftItem } from '#lib/model/draft.ts';
import { draftOf, filmOf, versionOf } from '#lib/model/draft-testing.ts';
import { copyLabelOf } from './grid-event.ts';
import { gridSceneOf } from './grid-scene.ts';

it('a card names a copy without what its part denies of it', () => {
  const versions = [
    versionOf(10, 1, { spoken: ['fr'], subtitles: [], sdh: true }),
    versionOf(11, 1, { spoken: ['fr'], subtitles: [] }),
  ];
  const films = [filmOf(1, { versions })];
  const { versionLabels } = gridSceneOf({ draft: draftOf([], { films }), lastChange: 0 });
  const plain = copyLabelOf(versionLabels, films[0], { filmVersionId: 11, access: ['no-sdh'] });
  const of = (access: DraftItem['access']) => copyLabelOf(versionLabels, films[0], { filmVersionId: 10, access });
  expect(of(['no-loop'])).toBe(`${plain}, ST-SME`);
  expect(of(['no-ad', 'no-sdh'])).toBe(plain);
  const none = { filmVersionId: null, access: [] };
  expect(copyLabelOf(versionLabels, films[0], none)).toBe('');
  expect(copyLabelOf(versionLabels, undefined, none)).toBe('');
  // With only one copy nothing has to be chosen.
  expect(copyLabelOf(versionLabels, filmOf(1, { versions: versions.slice(1) }), none)).toBe(plain);
});
