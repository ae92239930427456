import { expect, it } from 'vitest';
import { contactsShown } from './readers.ts';

it('writes a French number in pairs, and a foreign one as it is dialled', () => {
  const shown = (...phones: string[]) => contactsShown({ phones, mail: 'a@b.org' }).replaceAll('\u00A0', '~');
  expect(shown('0612345616', '+33612345616')).toBe('06~12~34~56~16, +33~6~12~34~56~16, a@b.org');
  expect(shown('0033612345616')).toBe('0033~6~12~34~56~16, a@b.org');
  expect(shown('+41791234567', '3615', '+330612345616')).toBe('+41791234567, 3615, +330612345616, a@b.org');
});
