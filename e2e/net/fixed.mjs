// Loaded before everything else in the net (package.json) and, by NODE_OPTIONS, in the server it
// asks: stops the clock. `syncBuiltinESMExports` makes it apply to modules with `import {
// randomUUID }` too.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** In milliseconds: a Saturday of June 2026, half past ten in Paris. */
const AT = Number(process.env.NET_CLOCK ?? Date.parse('2026-06-06T08:30:00.000Z'));
const True = Date;

globalThis.Date = new Proxy(True, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [AT] : given, made),
  apply: () => new True(AT).toString(),
  get: (target, name) => (name === 'now' ? () => AT : Reflect.get(target, name)),
});

// Only in the net's own process: tokens, keys and ids are the same each time. None of them protects
// anything.
if (!process.env.NET_CLOCK) {
  process.env.LANTERNE_SECRET = 'a secret of the tests alone, long enough to sign with';
  let drawn = 0;
  const bytes = (length) => {
    const blocks = [];
    for (let left = length; left > 0; left -= 32) {
      drawn += 1;
      blocks.push(crypto.createHash('sha256').update(`net ${drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  };
  crypto.randomBytes = (length) => bytes(length);
  crypto.randomUUID = () => {
    const hex = bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  syncBuiltinESMExports();
}
