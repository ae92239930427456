import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Incoming, IncomingEvent, IncomingPerson } from './incoming.ts';

/** So many are written between two answers to somebody else. */
const AT_ONCE = 250;

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * What a file says, as it is kept: gzip of lines of JSON, written in slices between what others
 * ask.
 */
export async function packIncoming({ events, people, ...rest }: Incoming): Promise<Buffer> {
  const lines = [JSON.stringify(rest)];
  for (const [name, all] of [['people', people] as const, ['events', events] as const])
    for (let at = 0; at < all.length; at += AT_ONCE) {
      lines.push(JSON.stringify({ [name]: all.slice(at, at + AT_ONCE) }));
      await breath();
    }
  return promisify(gzip)(Buffer.from(lines.join('\n')));
}

/** The same, read at once: thousands of séances in a thread. */
export function unpackIncoming(packed: Uint8Array): Incoming {
  const [head = '', ...lines] = gunzipSync(packed).toString().split('\n');
  const people: IncomingPerson[] = [];
  const events: IncomingEvent[] = [];
  for (const line of lines) {
    const part = JSON.parse(line) as Partial<Pick<Incoming, 'people' | 'events'>>;
    people.push(...(part.people ?? []));
    events.push(...(part.events ?? []));
  }
  return { ...(JSON.parse(head) as Omit<Incoming, 'people' | 'events'>), people, events };
}
