import { expect, test } from './fixtures.ts';
import { sendThroughKills } from './queue-kills.ts';

/** Each kill needs a start; `npm run kills` makes twenty. */
const KILLS = Number(process.env.KILLS ?? 3);

test('a server killed while it sends misses nobody, and repeats at most one message per kill, with the same id', async () => {
  const { lost, renamed, states, duplicates, kills } = await sendThroughKills(KILLS);
  expect({ lost, renamed, states }).toEqual({ lost: [], renamed: [], states: ['sent'] });
  // The ways take turns.
  expect(kills).toEqual({ push: Math.ceil(KILLS / 2), mail: Math.floor(KILLS / 2) });
  expect(duplicates).toBeLessThanOrEqual(KILLS);
});
