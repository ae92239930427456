import { dictionary } from '@zxcvbn-ts/language-common';
import { z } from 'zod';
import { type Remit, type Role, roles } from '#db/enums.ts';
import { line, MAX_NAME, requiredLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { recordFields } from '#lib/i18n/typed-values.ts';

const common = new Set(dictionary['passwords-common']);

/**
 * Whether a password is among the 49,000 most common ones, ignoring case, because guessing begins
 * with those.
 */
const isCommonPassword = (password: string): boolean => common.has(password.normalize('NFKC').toLowerCase());

export { type Remit, type Role, roles };

/** RFC 5321 allows 254 characters for an address. */
const MAX_EMAIL = 254;
export const PASSWORD_MIN = 10;
const MAX_PASSWORD = 200;
const MAX_CODE = 40;

/** The login, in lower case. */
const email = requiredLine(MAX_EMAIL)
  .transform((text) => text.toLowerCase())
  .pipe(z.email('email' satisfies FieldError));

/** A new password, exactly as typed. */
const newPassword = z
  .string('required' satisfies FieldError)
  .min(1, 'required' satisfies FieldError)
  .min(PASSWORD_MIN, `tooShort:${PASSWORD_MIN}` satisfies FieldError)
  .max(MAX_PASSWORD, `tooLong:${MAX_PASSWORD}` satisfies FieldError)
  .refine((password) => !isCommonPassword(password), 'commonPassword' satisfies FieldError);

/** The existing password. One that is too long is wrong, but must not cost the work of a hash. */
const ownPassword = z
  .string('required' satisfies FieldError)
  .min(1, 'required' satisfies FieldError)
  .max(MAX_PASSWORD, 'wrongPassword' satisfies FieldError);

/**
 * Anything typed as a login is tried: an error about its form would only reveal who has no account.
 */
export const signInInput = z.object({
  email: requiredLine(MAX_EMAIL).transform((text) => text.toLowerCase()),
  password: ownPassword,
  /** The code of the second factor, where the account has one. */
  code: line(MAX_CODE).default(''),
});
export type SignInInput = z.output<typeof signInInput>;

export const newAccountInput = z.object({ name: requiredLine(MAX_NAME), email, password: newPassword });
export type NewAccountInput = z.output<typeof newAccountInput>;

export const profileInput = z.object({ name: requiredLine(MAX_NAME) });
export const emailInput = z.object({ email, presentPassword: ownPassword });
export type EmailInput = z.output<typeof emailInput>;
export const passwordInput = z.object({ password: ownPassword, newPassword });
export const codeInput = z.object({ code: requiredLine(MAX_CODE) });
/** Its fields have names of their own, because it is on the same page as `emailInput`. */
export const endCodesInput = z.object({ codesPassword: ownPassword });
export const renewCodesInput = z.object({ renewPassword: ownPassword, code: requiredLine(MAX_CODE) });
export const resetInput = z.object({ newPassword });
export type PasswordInput = z.output<typeof passwordInput>;

const role = z.enum(roles, 'choice' satisfies FieldError);
const id = z.coerce
  .number('wrong' satisfies FieldError)
  .int()
  .positive();

export const sessionInput = z.object({ session: id });
/** The purpose of a secret link, in the words of whoever makes it; and which link to close. */
export const linkInput = z.object({ label: line(MAX_NAME) });
export const closedLinkInput = z.object({ link: id });
/** Whoever has more themes and rooms than this might as well have the whole festival. */
const MAX_REMIT = 200;
const ids = z.array(id).max(MAX_REMIT).default([]);
/** A role; for a programmer with at least one theme or room. */
const roleInput = z.object({ role, themes: ids, rooms: ids });
const withRemit = <T extends z.output<typeof roleInput>>({ themes, rooms, ...input }: T) => ({
  ...input,
  remit: input.role === 'programmer' ? { themeIds: themes, roomIds: rooms } : null,
});
const hasRemit = ({ role, themes, rooms }: z.output<typeof roleInput>) =>
  role !== 'programmer' || themes.length + rooms.length > 0;
const NO_REMIT = { path: ['remit'], message: 'remit' satisfies FieldError };

/** The e-mail address to which an invitation is also sent; empty for none. */
const address = z.union([line(0), email], 'email' satisfies FieldError).default('');
export const invitationInput = linkInput
  .extend({ ...roleInput.shape, address, clientKey: recordFields.clientKey.optional() })
  .refine(hasRemit, NO_REMIT)
  .transform(withRemit);
export type InvitationInput = Omit<z.output<typeof invitationInput>, 'address' | 'clientKey'> & {
  clientKey?: string | null | undefined;
};
export const memberRoleInput = roleInput.extend({ member: id }).refine(hasRemit, NO_REMIT).transform(withRemit);
export const memberInput = z.object({ member: id });
