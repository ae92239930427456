import { expect, it } from 'vitest';
import { draftOf, filmOf, versionOf } from '#lib/model/draft-testing.ts';
import { copyLabelOf } from './grid-event.ts';
import { gridSceneOf } from './grid-scene.ts';

it('a card names a copy without what its part denies of it', () => {
  const versions = [
    versionOf(10, 1, { spoken: ['fr'], subtitles: [], sdh: true }),
    versionOf(11, 1, { spoken: ['fr'], subtitles: [] }),
  ];
  const { versionLabels } = gridSceneOf({ draft: draftOf([], { films: [filmOf(1, { versions })] }), lastChange: 0 });
  const plain = copyLabelOf(versionLabels, { filmVersionId: 11, access: ['no-sdh'] });
  expect(copyLabelOf(versionLabels, { filmVersionId: 10, access: ['no-loop'] })).toBe(`${plain}, ST-SME`);
  expect(copyLabelOf(versionLabels, { filmVersionId: 10, access: ['no-ad', 'no-sdh'] })).toBe(plain);
  expect(copyLabelOf(versionLabels, { filmVersionId: null, access: [] })).toBe('');
});
