import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { festivals, installation } from '#db/schema/index.ts';
import { notAllowed, notSignedIn } from '#lib/errors.ts';
import { line, MAX_NOTE, paragraphs } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { whenRead } from '#lib/i18n/typed-values.ts';
import type { Actor } from '#lib/policy.ts';
import { renewPublicKey } from '#lib/programme/new-public-key.ts';

declare const proven: unique symbol;
/**
 * An account with the proof that it administers this installation. Only `authorizeAdministration`
 * makes one.
 */
export type Administrator = Readonly<{ db: Db; actor: Actor; [proven]: 'administration' }>;

/**
 * Throws notSignedIn without an actor, notAllowed for an account that does not administer the
 * installation.
 */
export function authorizeAdministration(actor: Actor | null, db: Db = getDb()): Administrator {
  if (!actor) throw notSignedIn();
  if (!actor.isAdministrator) throw notAllowed();
  return { db, actor } as Administrator;
}

/**
 * The hosting provider of these pages. An empty name means that none was set for the installation.
 */
export type Host = Readonly<{ hostName: string; hostAddress: string; hostPhone: string }>;

/** The settings of this installation; version 0 before the first save. */
export type Installation = Host & Readonly<{ version: number }>;

/** The settings for all festivals of this installation. */
export function readInstallation(db: Db | Tx = getDb()): Installation {
  const { hostName, hostAddress, hostPhone, version } = installation;
  const row = db.select({ hostName, hostAddress, hostPhone, version }).from(installation).get();
  return row ?? { hostName: '', hostAddress: '', hostPhone: '', version: 0 };
}

/**
 * What the form of « Cette installation » posts. An address or a telephone number without a name is
 * refused.
 */
export const installationSchema = z
  .object({
    version: z.coerce
      .number('wrong' satisfies FieldError)
      .int()
      .min(0),
    hostName: line(),
    hostAddress: paragraphs(MAX_NOTE),
    hostPhone: line(),
  })
  .superRefine(({ hostName, hostAddress, hostPhone }, context) => {
    if (hostName === '' && (hostAddress !== '' || hostPhone !== ''))
      context.addIssue({ code: 'custom', path: ['hostName'], message: 'required' satisfies FieldError });
  }, whenRead('hostName'));
type InstallationInput = z.output<typeof installationSchema>;

type InstallationSaved = { ok: true } | { ok: false; reason: 'changed'; current: Installation };

/**
 * Saves the settings, and renews the key of every festival in the same transaction, because cached
 * pages show them. Refused when somebody has saved since the form was opened.
 */
export function saveInstallation({ db }: Administrator, input: InstallationInput): InstallationSaved {
  const { version, ...host } = input;
  return write(db, (tx): InstallationSaved => {
    const current = readInstallation(tx);
    if (isSame(current, host)) return { ok: true };
    if (current.version !== version) return { ok: false, reason: 'changed', current };
    tx.insert(installation)
      .values({ id: 1, ...host })
      .onConflictDoUpdate({ target: installation.id, set: { ...host, version: sql`${installation.version} + 1` } })
      .run();
    for (const { id } of tx.select({ id: festivals.id }).from(festivals).all()) renewPublicKey(tx, id);
    return { ok: true };
  });
}

const isSame = (a: Host, b: Host) =>
  a.hostName === b.hostName && a.hostAddress === b.hostAddress && a.hostPhone === b.hostPhone;
