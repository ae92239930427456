import { expect, it } from 'vitest';
import { lazily } from './once-per.ts';

it('makes each value when it is first read, once, and hands all of them over', () => {
  const made: string[] = [];
  const make = <T>(name: string, value: T) => {
    made.push(name);
    return value;
  };
  const shown: { holes: number[]; rooms: number } = lazily({
    holes: () => make('holes', [1, 2]),
    rooms: () => make('rooms', shown.holes.length),
  });
  expect(made).toEqual([]);
  expect(shown.holes).toBe(shown.holes);
  expect(made).toEqual(['holes']);
  expect({ ...shown }).toEqual({ holes: [1, 2], rooms: 2 });
  expect(made).toEqual(['holes', 'rooms']);
});
