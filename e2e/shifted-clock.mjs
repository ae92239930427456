// Loaded before the server by NODE_OPTIONS (e2e/server.ts): shifts its clock by so many
// milliseconds from the true one; `setClock` sets it to another instant, or stops it there.
import { Server } from 'node:http';

let by = Number(process.env.LANTERNE_CLOCK_BY ?? 0);
const True = Date;

/** Where the clock is stopped; null while it goes on. */
let standsAt = null;

const now = () => standsAt ?? True.now() + by;
globalThis.Date = new Proxy(True, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new True(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

// Node writes the Date header from a clock of its own, which the screen in a hall uses.
const { emit } = Server.prototype;
Server.prototype.emit = function (name, request, response, ...rest) {
  const [, instant, stands] = (name === 'request' && /^\/clock\/([^/]+)(\/stands)?$/.exec(request.url)) || [];
  if (instant) {
    by = True.parse(instant) - True.now();
    standsAt = stands ? True.parse(instant) : null;
    // What this process starts from now on gets this clock; what it started before does not.
    process.env.LANTERNE_CLOCK_BY = String(by);
    return response.end();
  }
  if (name === 'request') response.setHeader('Date', new Date().toUTCString());
  return emit.call(this, name, request, response, ...rest);
};
