import { expect, test } from './fixtures.ts';
import { sendThroughKills } from './queue-kills.ts';

/** Each kill needs a start; `npm run kills` makes twenty. */
const KILLS = Number(process.env.KILLS ?? 3);

test('a server that is killed while it sends loses nobody, and repeats at most one for each kill, under its own name', async () => {
  const { lost, renamed, states, duplicates, kills } = await sendThroughKills(KILLS);
  expect({ lost, renamed, states }).toEqual({ lost: [], renamed: [], states: ['sent'] });
  // The ways take turns.
  expect(kills).toEqual({ push: Math.ceil(KILLS / 2), mail: Math.floor(KILLS / 2) });
  expect(duplicates).toBeLessThanOrEqual(KILLS);
});
