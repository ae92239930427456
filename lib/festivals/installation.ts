import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Role } from '#db/enums.ts';
import { festivals, installation, memberships, users } from '#db/schema/index.ts';
import { notAllowed, notSignedIn } from '#lib/errors.ts';
import { line, MAX_NOTE, paragraphs } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { whenRead } from '#lib/i18n/typed-values.ts';
import type { Actor, Festival } from '#lib/policy.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { matchesWords } from '#lib/search/words.ts';

/*
 * The whole installation: its host and settings, who administers it, its accounts, and the legal
 * facts that a notice lacks.
 */

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

/**
 * The facts about publisher and hosting provider that French law (loi n° 2004-575, articles 1-1 and
 * 6) requires of a site.
 */
export const legalFacts = {
  publisher: ['publisher', 'address', 'phone', 'director'],
  host: ['hostName', 'hostAddress', 'hostPhone'],
} as const;
export type LegalFact = (typeof legalFacts)[keyof typeof legalFacts][number];

type Said = Pick<
  Festival,
  'organiser' | 'legalPublisher' | 'legalAddress' | 'legalPhone' | 'legalDirector' | 'legalHost'
>;

/**
 * The facts that are missing in the legal notice of this festival, in the order of the notice. An
 * RNA or SIREN number is not required, because not every publisher has one. The festival's own text
 * about its hosting provider counts while the installation has none.
 */
export function missingLegalFacts(festival: Said, host: Host): LegalFact[] {
  const ofPublisher = {
    publisher: festival.legalPublisher || festival.organiser,
    address: festival.legalAddress,
    phone: festival.legalPhone,
    director: festival.legalDirector,
  };
  const isInOwnWords = host.hostName === '' && festival.legalHost !== '';
  return [
    ...legalFacts.publisher.filter((fact) => ofPublisher[fact] === ''),
    ...(isInOwnWords ? [] : legalFacts.host.filter((fact) => host[fact] === '')),
  ];
}

/** How many accounts a page lists. */
const ACCOUNTS_SHOWN = 50;
/** The most accounts of one installation. */
const MAX_ACCOUNTS = 5000;

export type AccountSeen = Readonly<{
  id: number;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** Their festivals, the latest first. */
  festivals: readonly { slug: string; name: Bilingual; role: Role }[];
}>;

/**
 * The accounts with their festivals, by name, and how many were found; nothing of the festivals'
 * content. Only those whose name, address or festivals contain every word of `search`, ignoring
 * accents.
 */
export function accountsOf({ db }: Administrator, search: string): { accounts: AccountSeen[]; found: number } {
  const { id, name, email, isAdministrator } = users;
  const all = db
    .select({ id, name, email, isAdministrator })
    .from(users)
    .orderBy(asc(name), asc(id))
    .limit(MAX_ACCOUNTS)
    .all();
  const parts = new Map<number, { slug: string; name: Bilingual; role: Role }[]>();
  const { slug, name: called, startsOn } = festivals;
  for (const { userId, ...part } of db
    .select({ userId: memberships.userId, slug, name: called, role: memberships.role })
    .from(memberships)
    .innerJoin(festivals, eq(festivals.id, memberships.festivalId))
    .orderBy(asc(startsOn))
    .all())
    parts.set(userId, [part, ...(parts.get(userId) ?? [])]);
  const accounts = all.map((account) => ({ ...account, festivals: parts.get(account.id) ?? [] }));
  const found = accounts.filter((account) =>
    matchesWords(
      [account.name, account.email, ...account.festivals.flatMap((one) => [one.name.fr, one.name.en])].join(' '),
      search,
    ),
  );
  return { accounts: found.slice(0, ACCOUNTS_SHOWN), found: found.length };
}
