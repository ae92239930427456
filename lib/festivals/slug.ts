import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { freeName } from '#lib/i18n/paths.ts';
import { slug } from '#lib/i18n/programme-paths.ts';

const MAX_SLUG = 60;

/** Words of addresses that are not festivals: `/feeds/selections`, `/feeds/volunteers`, `/organise/new`. */
const RESERVED_SLUGS: ReadonlySet<string> = new Set(['selections', 'volunteers', 'new', 'released', 'preview']);

/** The festival's part of every public address: small letters, digits and single hyphens. */
export const festivalSlug = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'required' satisfies FieldError)
      .max(MAX_SLUG, `tooLong:${MAX_SLUG}` satisfies FieldError)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'address' satisfies FieldError)
      .refine((typed) => !RESERVED_SLUGS.has(typed), 'reserved' satisfies FieldError),
  );

/** Whether a festival other than `exceptId` has this slug. */
export function isSlugTaken(tx: Db | Tx, wanted: string, exceptId?: number): boolean {
  const row = tx.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, wanted)).get();
  return row !== undefined && row.id !== exceptId;
}

/** A slug nobody has, made of a name and, where that is taken or reserved, of a number behind it. */
export function freeSlug(tx: Db | Tx, name: string): string {
  const base =
    slug(name)
      .slice(0, MAX_SLUG - 5)
      .replace(/-+$/, '') || 'festival';
  return freeName(base, (wanted) => RESERVED_SLUGS.has(wanted) || isSlugTaken(tx, wanted));
}
