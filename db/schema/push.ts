import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { id, instant, isJson, isOneOf, list, sameFestival } from '#db/columns.ts';
import { type Locale, locales, type PushAudience, type PushWish, pushAudiences } from '#db/enums.ts';
import { memberships, sessions } from './accounts.ts';
import { festivalId } from './festivals.ts';
import { selections } from './selections.ts';
import { volunteers } from './volunteers.ts';

/**
 * A browser that subscribed to push messages, and to which. Deleted with what it belongs to: the
 * selection, the volunteer, the membership.
 */
export const pushSubscriptions = sqliteTable(
  'push_subscriptions',
  {
    id: id(),
    festivalId: festivalId(),
    /** How its browser identifies it: contained in messages, and gives no access to anything. */
    key: text().notNull(),
    audience: text().$type<PushAudience>().notNull(),
    selectionId: integer().references(() => selections.id, { onDelete: 'cascade' }),
    volunteerId: integer(),
    userId: integer(),
    /** For an account: signing out there ends the subscription. */
    sessionId: integer().references(() => sessions.id, { onDelete: 'cascade' }),
    /**
     * The address at which its push service takes messages: anybody who has it may try to send
     * some.
     */
    endpoint: text().notNull(),
    /** The keys with which messages are encrypted, so that the push service cannot read them. */
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
