import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { flag, id, instant, isOneOf, list } from '#db/columns.ts';
import { type Locale, locales, type Remit, type Role, roles, type TokenKind, tokenKinds } from '#db/enums.ts';
import { festivalId, festivals } from './festivals.ts';

export const users = sqliteTable(
  'users',
  {
    id: id(),
    /** In lower case; used to sign in. */
    email: text().notNull().unique(),
    name: text().notNull().default(''),
    /** Argon2id, PHC string. */
    passwordHash: text().notNull(),
    locale: text().$type<Locale>().notNull().default('fr'),
    /**
     * Created by the link printed at the first start: owner of every festival of this installation.
     */
    isAdministrator: flag(),
    createdAt: instant().notNull(),
  },
  (t) => [isOneOf('users_locale', t.locale, locales)],
);

/** One row per sign-in; the cookie contains a random id, whose hash is stored here. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256, hex. */
    tokenHash: text().notNull().unique(),
    /** The device as the browser describes it, shown beside « se déconnecter partout ». */
    device: text().notNull().default(''),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

/**
 * The second factor of an account: an application that generates a code every 30 seconds (RFC
 * 6238).
 */
export const secondFactors = sqliteTable('second_factors', {
  userId: integer()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** In Base32, as in the application. */
  secret: text().notNull(),
  /** Null until the first code was entered: before that it is not asked for. */
  confirmedAt: instant(),
  /** The 30-second step of the last code, because each code is accepted only once. */
  lastStep: integer().notNull().default(0),
  /** SHA-256 of the unused recovery codes. */
  recoveryHashes: list(),
});

export const memberships = sqliteTable(
  'memberships',
  {
    festivalId: festivalId(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    /** For a programmer; null for other roles. */
    remit: text({ mode: 'json' }).$type<Remit>(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.festivalId, t.userId] }),
    index('memberships_user').on(t.userId),
    isOneOf('memberships_role', t.role, roles),
  ],
);

/** Secret links: 128 bits in the address, and only their SHA-256 here. */
export const accessTokens = sqliteTable(
  'access_tokens',
  {
    id: id(),
    /** Null for the link that makes the first account. */
    festivalId: integer().references(() => festivals.id, { onDelete: 'cascade' }),
    kind: text().$type<TokenKind>().notNull(),
    tokenHash: text().notNull(),
    /** The organiser's name for it: « affichée en régie ». */
    label: text().notNull().default(''),
    /** The role that an invitation gives. */
    role: text().$type<Role>(),
    /** The themes and rooms that an invitation of a programmer gives. */
    remit: text({ mode: 'json' }).$type<Remit>(),
    createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    unique('access_tokens_hash').on(t.tokenHash),
    index('access_tokens_festival').on(t.festivalId, t.kind),
    isOneOf('access_tokens_kind', t.kind, tokenKinds),
    isOneOf('access_tokens_role', t.role, roles),
  ],
);

/**
 * One-time links for choosing a new password: 128 bits in the address, and only their SHA-256 here.
 */
export const passwordResets = sqliteTable(
  'password_resets',
  {
    id: id(),
    /** The account whose password it sets. */
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The festival where it was made; null for one printed by a command. */
    festivalId: integer().references(() => festivals.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull(),
    createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [unique('password_resets_hash').on(t.tokenHash), index('password_resets_user').on(t.userId)],
);
