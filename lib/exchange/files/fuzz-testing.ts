import { randomFrom } from '#db/testing.ts';
import type { Incoming, Unread } from '#lib/exchange/programmes/incoming.ts';
import { messages } from '#lib/i18n/messages.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';

/** What breaks parsers more often than chance does. */
const TOKENS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ';',
  ':',
  ',',
  '\0',
  '\n',
  '\r\n ',
  '\t',
  '=',
  '/',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a [',
  '&#x110000;',
  '&#0;',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '\\u',
  'null',
  '-1',
  '1e999',
  '99999999999999999999',
  '__proto__',
  'constructor',
  '\ufeff',
  '\ud83d',
  'é',
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  '00000000',
  '2026-13-45',
  '+99:99',
  '25:61',
].map((text) => new TextEncoder().encode(text));

/** The sample with one to eight things done to its bytes; the same for the same seed. */
export function mutated(sample: Uint8Array, seed: number): Uint8Array {
  const random = randomFrom(seed * 2_654_435_761);
  const below = (count: number) => Math.floor(random() * count);
  let bytes = Buffer.from(sample);
  for (let left = 1 + below(8); left > 0; left -= 1) {
    const at = below(bytes.length + 1);
    const length = random() < 0.8 ? 1 + below(8) : below(bytes.length - at + 1);
    const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    const act = below(7);
    if (act === 0) bytes = Buffer.concat([before, after]);
    else if (act === 1) bytes = Buffer.concat([before, part, part, after]);
    else if (act === 2) bytes = Buffer.concat([before, Uint8Array.from(part, () => below(256)), after]);
    else if (act === 3) bytes = Buffer.concat([before, Uint8Array.from(part, (byte) => byte ^ (1 << below(8))), after]);
    else if (act === 4 && random() < 0.2) bytes = Buffer.from(before);
    else bytes = Buffer.concat([before, TOKENS[below(TOKENS.length)] ?? before, part, after]);
    if (bytes.length > sample.length * 8) bytes = Buffer.from(bytes.subarray(0, sample.length * 8));
  }
  return bytes;
}

const said = messages.fr.exchange;
const hasSentence = (of: object, code: string) => Object.hasOwn(of, code);

/**
 * What is wrong with an answer of a reader, in a word; null when nothing is. Whatever it read, the
 * plan must be able to take it, and somebody to read it.
 */
export function breachOf(answer: Incoming | Unread): string | null {
  if ('code' in answer) return hasSentence(said.unread, answer.code) ? null : `no sentence for ${answer.code}`;
  const codes =
    answer.remarks.find(({ code }) => !hasSentence(said.remarks, code)) ??
    answer.refused.find(({ code }) => !hasSentence(said.problems, code));
  if (codes) return `no sentence for ${codes.code}`;
  const ids = answer.events.map(({ foreignId }) => foreignId).filter((id) => id !== '');
  if (new Set(ids).size < ids.length) return 'two séances under one id';
  const rooms = new Set(answer.rooms.map(({ key }) => key));
  const people = new Set(answer.people.map(({ key }) => key));
  if (rooms.size < answer.rooms.length || people.size < answer.people.length) return 'two things under one key';
  for (const event of answer.events) {
    if (event.startsAt && checkWallClock(event.startsAt, 'UTC') !== 'ok') return `no wall clock: ${event.startsAt}`;
    if (event.minutes && !(Number.isInteger(event.minutes) && event.minutes > 0)) return `no minutes: ${event.minutes}`;
    if (event.rooms?.some((key) => !rooms.has(key)) || event.people?.some(({ key }) => !people.has(key)))
      return 'a key of nothing';
    if (event.links?.some(({ address }) => !/^https?:\/\//i.test(address))) return 'no address';
  }
  return null;
}
