import { expect, it } from 'vitest';
import { answered } from './typed-tag.ts';

it('removes a typed tag once it is saved, and keeps it after a refusal', () => {
  const sent = { typed: 'jury', sent: 'jury' };
  expect([answered(sent, 'saving'), answered(sent, 'retrying')]).toEqual([sent, sent]);
  expect(answered(sent, 'saved')).toEqual({ typed: '', sent: null });
  expect(answered(sent, 'problem')).toEqual({ typed: 'jury', sent: null });
  // Another tag was typed meanwhile.
  expect(answered({ typed: 'jury, VIP', sent: 'jury' }, 'saved')).toEqual({ typed: 'jury, VIP', sent: null });
});
