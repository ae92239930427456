import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { newAccountInput, passwordInput, resetInput } from './schema.ts';

const LONG_ENOUGH = dictionary['passwords-common'].slice(0, 10_000).filter((password) => password.length >= 10);

describe('a new password', () => {
  it('is refused when it is one of the most common, whatever the case of its letters', () => {
    expect(LONG_ENOUGH.length).toBeGreaterThan(100);
    const refused = LONG_ENOUGH.filter((newPassword) => !resetInput.safeParse({ newPassword }).success);
    expect(refused).toEqual(LONG_ENOUGH);
    const errorOf = (newPassword: string) => {
      const read = resetInput.safeParse({ newPassword });
      return read.success ? null : fieldErrors(read.error).newPassword;
    };
    expect(['BasketBall', 'password123', '1234567890'].map(errorOf)).toEqual(Array(3).fill('commonPassword'));
    expect([errorOf('basketball à Ostende'), errorOf('short')]).toEqual([null, 'tooShort:10']);
  });

  it('is checked wherever a new one is chosen, and never for an existing one', () => {
    const account = { name: 'Ana', email: 'ana@example.org', password: 'basketball' };
    expect(newAccountInput.safeParse(account).success).toBe(false);
    const change = { password: 'basketball', newPassword: 'basketball à Ostende' };
    expect(passwordInput.safeParse(change).success).toBe(true);
  });
});
