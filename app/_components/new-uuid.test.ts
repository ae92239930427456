import { expect, it } from 'vitest';
import { actsSchema } from '#lib/events/acts-schema.ts';
import { newUuid } from './new-uuid.ts';

it('makes a key that the server accepts, another one each time', () => {
  const made = Array.from({ length: 200 }, newUuid);
  expect(new Set(made).size).toBe(made.length);
  for (const clientKey of made)
    expect(actsSchema.safeParse({ clientKey, acts: [{ act: 'lock', events: [{ id: 1, version: 1 }] }] }).success).toBe(
      true,
    );
});
