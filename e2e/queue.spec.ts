import { expect, test } from './fixtures.ts';
import { sendThroughKills } from './queue-kills.ts';

/** Each takes a start; `npm run kills` makes twenty. */
const KILLS = Number(process.env.KILLS ?? 3);

test('a server that is killed while it sends loses nobody, and repeats at most one for each kill, under its own name', async () => {
  const { lost, renamed, states, duplicates, kills } = await sendThroughKills(KILLS);
  expect({ lost, renamed, states, kills }).toEqual({ lost: [], renamed: [], states: ['sent'], kills: KILLS });
  expect(duplicates).toBeLessThanOrEqual(KILLS);
});
