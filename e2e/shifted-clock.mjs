// Read before the server by NODE_OPTIONS (e2e/server.ts): its clock goes on as always, but so many
// milliseconds away from the true one, and from another instant, or stands there, once that is asked
// for (`setClock`).
import { Server } from 'node:http';

let by = Number(process.env.LANTERNE_CLOCK_BY ?? 0);
const True = Date;

/** Where it stands still; null while it goes on. */
let standsAt = null;

const now = () => standsAt ?? True.now() + by;
globalThis.Date = new Proxy(True, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new True(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

// Node writes the header from a clock of its own; a screen in the hall goes by it.
const { emit } = Server.prototype;
Server.prototype.emit = function (name, request, response, ...rest) {
  const [, instant, stands] = (name === 'request' && /^\/clock\/([^/]+)(\/stands)?$/.exec(request.url)) || [];
  if (instant) {
    by = True.parse(instant) - True.now();
    standsAt = stands ? True.parse(instant) : null;
    // What this process starts from now on goes on from there; what it has started does not.
    process.env.LANTERNE_CLOCK_BY = String(by);
    return response.end();
  }
  if (name === 'request') response.setHeader('Date', new Date().toUTCString());
  return emit.call(this, name, request, response, ...rest);
};
