import { expect, it } from 'vitest';
import type { DraftItem } from '#lib/model/draft.ts';
import { draftOf, filmOf, versionOf } from '#lib/model/draft-testing.ts';
import { act, friends, one } from './acts-testing.ts';
import { copyLabelOf } from './grid-event.ts';
import { type GridScene, type GridStart, gridSceneOf, gridStart } from './grid-scene.ts';
import { unpack } from './packed.ts';

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

const sceneOf = ({ packed, turns }: GridStart) => ({ ...unpack<GridScene>(packed), turns });

it('a grid begins with its séances, their place in the history, and what can be undone', () => {
  const { festival, others, ids } = friends();
  expect(sceneOf(gridStart(festival, 'fr'))).toMatchObject({ lastChange: 0, turns: { undo: 0, redo: 0 } });
  const locked = one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 1 }] }]));
  one(act(others, [{ act: 'lock', events: [{ id: ids[1], version: 1 }] }]));
  const { events, lastChange, turns } = sceneOf(gridStart(festival, 'fr'));
  expect([events.length, lastChange, turns]).toEqual([ids.length, 2, { undo: 1, redo: 0 }]);
  expect(events.find(({ id }) => id === ids[0])).toMatchObject(locked);
});
