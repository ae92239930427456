import { expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { patchOf } from '#lib/events/fix-acts.ts';
import { fixPost } from '#lib/events/fix-ways.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { randomProgramme } from '#lib/events/random-programme-testing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { actsOf } from '#lib/events/warning-fixes.ts';
import { type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { predicted } from './entry.ts';

/** What fixes change: where each séance is, how long its parts are, when the public leaves. */
const read = (events: readonly DraftEvent[], of: ReturnType<typeof indexDraft>) =>
  events.map((event) => {
    const { publicEnd, items } = runningOrderOf(event, of);
    return [event.id, event.startsAt, event.rooms, publicEnd, items.map(({ minutes }) => minutes)];
  });

it('in 60 random programmes each proposed fix posts acts that do what its button says', () => {
  let [posted, all] = [0, 0];
  const kinds = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    const draft = randomProgramme(seed);
    const known = indexDraft(draft);
    const acts = conflictsOf(preparedOf(known)).flatMap((warning) => actsOf(warning, known));
    for (const act of acts) {
      all += 1;
      const post = fixPost(act, known);
      if (!post) continue;
      posted += 1;
      kinds.add(act.kind);
      const after = predicted(known.events as never, post, known, 0) as unknown as DraftEvent[];
      expect([seed, act, read(after, known)]).toEqual([seed, act, read(patchOf(act, known), known)]);
    }
  }
  expect(posted).toBeGreaterThan(all * 0.8);
  // Each kind of fix was posted in at least one programme.
  expect([...kinds].sort()).toEqual([
    'change-room',
    'lengthen-item',
    'move-end',
    'move-event',
    'shorten-item',
    'swap-rooms',
  ]);
});
