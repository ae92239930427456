import { describe, expect, it } from 'vitest';
import { askedFor, fieldsOf } from './choose.tsx';

const line = { taskId: '3', people: '2', fromMinutes: '10', fromSide: 'before', fromAnchor: 'doors', toAnchor: 'free' };
const lines = (at: number, values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`lines.${at}.${name}`, value as string]));

describe('what to generate, in an address', () => {
  it('is read as its form writes it', () => {
    const fields = fieldsOf({
      'roomIds.room-4': 'on',
      'kinds.screening': 'on',
      'days[]': ['2026-06-06', '2026-06-07'],
      ...lines(0, { ...line, people: '0' }),
      ...lines(1, line),
    });
    expect(askedFor(fields)).toMatchObject({
      roomIds: [4],
      kinds: ['screening'],
      days: ['2026-06-06', '2026-06-07'],
      withDebate: false,
      lines: [{ taskId: 3, people: 2, fromAnchor: 'doors', fromMinutes: -10, toAnchor: 'free', toMinutes: 0 }],
    });
  });

  it('is nothing where the address is not in the format of the form', () => {
    expect(askedFor(fieldsOf({ ...lines(0, { ...line, people: 'deux' }) }))).toBeNull();
    expect(askedFor(fieldsOf({ 'days[]': 'demain' }))).toBeNull();
    expect(askedFor(fieldsOf({ '__proto__.x': 'y', 'roomIds.room-x': 'on' }))).toBeNull();
  });
});
