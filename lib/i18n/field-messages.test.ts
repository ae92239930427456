import { expect, it } from 'vitest';
import { z } from 'zod';
import { type FieldError, fieldErrors, readFieldError } from './field-messages.ts';
import fields from './fr/fields.json' with { type: 'json' };
import { translator } from './translator.ts';

it('reads every key of the messages as itself, and a sentence of zod as « not understood »', () => {
  const keys = Object.keys(fields);
  expect(keys.map((key) => readFieldError(`${key}:7`).key)).toEqual(keys);
  expect(readFieldError('sameRoom:Salle 1 : bleue')).toEqual({ key: 'sameRoom', value: 'Salle 1 : bleue' });
  const own = z.object({ a: z.int(), b: z.url(), c: z.literal(1), d: z.custom(() => false) }).safeParse({ b: 'x' });
  const said = own.error?.issues.map(({ message }) => readFieldError(message).key);
  expect(said).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  expect(own.error && fieldErrors(own.error)).toEqual({ a: 'number', b: 'url', c: 'choice', d: 'wrong' });
});

it('writes a limit with the separators of its language, and a year without', () => {
  const said = (locale: 'fr' | 'en', message: FieldError) => {
    const { key, value } = readFieldError(message);
    return translator(locale, 'fields')(key, { value }).replace(/\p{Zs}/gu, ' ');
  };
  expect([said('fr', 'tooMany:20000'), said('en', 'tooMany:20000')]).toEqual(['20 000 au plus.', 'At most 20,000.']);
  expect(said('fr', 'atMost:2100')).toBe('2100 au plus.');
});
