// Loaded before an attacked server, by NODE_OPTIONS: on a signal it does what a file says, which
// nobody can do from outside.
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const True = Date;
let by = 0;
const now = () => True.now() + by;

/** The threads that are running. */
const all = new Set();

if (threads.isMainThread) {
  globalThis.Date = new Proxy(True, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new True(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      all.add(this);
      this.once('exit', () => all.delete(this));
    }
  };
  syncBuiltinESMExports();
  process.on('SIGUSR2', () => {
    const [what, value] = readFileSync(process.env.LANTERNE_TOLD, 'utf8').split(' ');
    if (what === 'clock') by = Number(value);
    else for (const thread of all) void thread.terminate();
  });
}
