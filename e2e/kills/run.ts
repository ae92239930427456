/**
 * Kills the built server again and again while it sends one message to many, by mail and by push,
 * and prints what arrived.
 *
 *     npm run kills          twenty times
 *     npm run kills -- 200
 *
 * What must hold: everybody gets the message, at most one arrives twice for each kill, and always
 * with the same Message-ID or topic.
 */
import build from '../build.ts';
import { sendThroughKills } from '../queue-kills.ts';

const kills = Number(process.argv[2] ?? 20);
if (!Number.isInteger(kills) || kills < 1) throw new Error(`How many kills? Not ${process.argv[2]}`);
await build();
const found = await sendThroughKills(kills);
console.log(found);
const fell = found.kills.push + found.kills.mail === kills && (kills === 1 || found.kills.mail > 0);
const holds = fell && found.lost.length === 0 && found.renamed.length === 0 && found.duplicates <= kills;
if (!holds || found.states.join() !== 'sent') process.exitCode = 1;
