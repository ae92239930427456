import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { id, instant, isJson, isOneOf, list, sameFestival } from '#db/columns.ts';
import { type Locale, locales, type PushAudience, type PushWish, pushAudiences } from '#db/enums.ts';
import { memberships, sessions } from './accounts.ts';
import { festivalId } from './festivals.ts';
import { selections } from './selections.ts';
import { volunteers } from './volunteers.ts';

/**
 * A browser that asked to be told, and of what. It goes with whom it is for: the selection, the
 * volunteer, the membership.
 */
export const pushSubscriptions = sqliteTable(
  'push_subscriptions',
  {
    id: id(),
    festivalId: festivalId(),
    /** What its browser knows it by: a message says it, and opens nothing. */
    key: text().notNull(),
    audience: text().$type<PushAudience>().notNull(),
    selectionId: integer().references(() => selections.id, { onDelete: 'cascade' }),
    volunteerId: integer(),
    userId: integer(),
    /** Of an account: where it signs out, its browser is told no more. */
    sessionId: integer().references(() => sessions.id, { onDelete: 'cascade' }),
    /** Where its push service takes messages for it: whoever has it may try to send. */
    endpoint: text().notNull(),
    /** With which messages are encrypted, so that the push service reads none. */
    p256dh: text().notNull(),
    auth: text().notNull(),
    wishes: list<PushWish>(),
    locale: text().$type<Locale>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('push_subscriptions_key').on(t.key),
    index('push_subscriptions_festival').on(t.festivalId, t.audience),
    index('push_subscriptions_endpoint').on(t.endpoint),
    index('push_subscriptions_selection').on(t.selectionId),
    index('push_subscriptions_volunteer').on(t.festivalId, t.volunteerId),
    index('push_subscriptions_user').on(t.festivalId, t.userId),
    index('push_subscriptions_session').on(t.sessionId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    foreignKey({
      columns: [t.festivalId, t.userId],
      foreignColumns: [memberships.festivalId, memberships.userId],
    }).onDelete('cascade'),
    isOneOf('push_subscriptions_audience', t.audience, pushAudiences),
    isOneOf('push_subscriptions_locale', t.locale, locales),
    isJson('push_subscriptions_wishes', t.wishes),
    check(
      'push_subscriptions_whose',
      sql`(${t.audience} = 'visitor') = (${t.selectionId} is not null) and (${t.audience} = 'volunteer') = (${t.volunteerId} is not null) and (${t.audience} = 'team') = (${t.userId} is not null) and (${t.userId} is null) = (${t.sessionId} is null)`,
    ),
  ],
);
