import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrors, readFieldError } from './field-messages.ts';
import fields from './fr/fields.json' with { type: 'json' };

it('reads every key of the messages as itself, and a sentence of zod as not understood', () => {
  const keys = Object.keys(fields);
  expect(keys.map((key) => readFieldError(`${key}:7`).key)).toEqual(keys);
  expect(readFieldError('sameRoom:Salle 1 : bleue')).toEqual({ key: 'sameRoom', value: 'Salle 1 : bleue' });
  const own = z.object({ a: z.int(), b: z.url(), c: z.literal(1), d: z.custom(() => false) }).safeParse({ b: 'x' });
  const said = own.error?.issues.map(({ message }) => readFieldError(message).key);
  expect(said).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  expect(own.error && fieldErrors(own.error)).toEqual({ a: 'number', b: 'url', c: 'choice', d: 'wrong' });
});
