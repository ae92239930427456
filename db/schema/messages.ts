import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { type Bilingual, bilingual, flag, id, instant, isBetween, isJson, isOneOf, sameFestival } from '#db/columns.ts';
import {
  type DeliveryState,
  type DeliveryWay,
  deliveryStates,
  deliveryWays,
  type HandWay,
  handWays,
  type MessageKind,
  messageKinds,
  type RecipientKind,
  recipientKinds,
} from '#db/enums.ts';
import { users } from './accounts.ts';
import { festivalId } from './festivals.ts';

/** A message to some people at once. Private: deleted with the private data of its festival. */
export const sentMessages = sqliteTable(
  'messages',
  {
    id: id(),
    festivalId: festivalId(),
    kind: text().$type<MessageKind>().notNull(),
    /**
     * Its cause, so that the same message is queued only once: the batch of an act, or the key of a
     * form.
     */
    cause: text().notNull(),
    subject: bilingual(),
    /**
     * `[nom]` and `[lien]` stand for the name and the page of each reader. A delivery may have a
     * text of its own.
     */
    text: bilingual(),
    writtenBy: integer().references(() => users.id, { onDelete: 'set null' }),
    /** The author's name, which stays when the account is deleted. */
    byName: text().notNull().default(''),
    createdAt: instant().notNull(),
    /** Until then the team may withhold it; null: it is sent at once. */
    heldUntil: instant(),
    /**
     * Something that is about to begin is cancelled: it is sent before others, immediately, and
     * also at night.
     */
    isUrgent: flag(),
    /**
     * 22 characters that stay the same over all attempts, and over a message that replaces an
     * earlier one: used for the Message-ID, the topic of a push message (RFC 8030, 5.4) and the tag
     * of a notification.
     */
    topic: text().notNull(),
  },
  (t) => [
    unique('messages_key').on(t.festivalId, t.id),
    unique('messages_cause').on(t.festivalId, t.kind, t.cause),
    index('messages_created').on(t.festivalId, t.createdAt),
    isOneOf('messages_kind', t.kind, messageKinds),
    isJson('messages_subject', t.subject),
    isJson('messages_text', t.text),
  ],
);

/**
 * One message to one reader by one way. The address is looked up when it is sent and not stored
 * here; there is no foreign key to the reader, who may be of any kind and may be deleted by then.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: id(),
    festivalId: festivalId(),
    messageId: integer().notNull(),
    recipient: text().$type<RecipientKind>().notNull(),
    recipientId: integer().notNull(),
    way: text().$type<DeliveryWay>().notNull(),
    state: text().$type<DeliveryState>().notNull().default('waiting'),
    /** The text for this reader instead of that of the message; null: the same. */
    text: text({ mode: 'json' }).$type<Bilingual>(),
    /**
     * What tapping its notification opens: a public path, or `#…` on the page where its reader
     * subscribed; empty means that page. Never a private address.
     */
    opens: text().notNull().default(''),
    /** When the subject of the message begins: at night, only what begins before 10:00 is sent. */
    beginsAt: instant(),
    attempts: integer().notNull().default(0),
    /** Not before this instant; a withheld message waits for `heldUntil` as well. */
    nextTryAt: instant().notNull(),
    /**
     * The last attempt, written before it is made, so that an attempt of a killed process counts.
     */
    triedAt: instant(),
    /** When it was sent; of what somebody withheld (`not-to-send`), when they did so. */
    sentAt: instant(),
    /** How it was sent by hand. */
    hand: text().$type<HandWay>(),
    /**
     * Why the last attempt failed, as one of our own words; never the server's answer, which may
     * contain an address. Empty while an attempt is made, and after a process was killed in it.
     */
    failure: text().notNull().default(''),
    /**
     * When its reader opened their page after it was sent and did something there. Mails are not
     * tracked.
     */
    lookedAt: instant(),
    answeredAt: instant(),
  },
  (t) => [
    unique('deliveries_once').on(t.messageId, t.recipient, t.recipientId, t.way),
    index('deliveries_message').on(t.festivalId, t.messageId),
    index('deliveries_recipient').on(t.festivalId, t.recipient, t.recipientId),
    index('deliveries_due').on(t.state, t.nextTryAt),
    index('deliveries_tried').on(t.way, t.triedAt),
    sameFestival(t, t.messageId, sentMessages).onDelete('cascade'),
    isOneOf('deliveries_recipient_kind', t.recipient, recipientKinds),
    isOneOf('deliveries_way', t.way, deliveryWays),
    isOneOf('deliveries_state', t.state, deliveryStates),
    isOneOf('deliveries_hand', t.hand, handWays),
    isBetween('deliveries_attempts', t.attempts, 0, 100),
  ],
);

/** A reader who unsubscribed from a way. A coordinator has to call them. */
export const stops = sqliteTable(
  'stops',
  {
    festivalId: festivalId(),
    recipient: text().$type<RecipientKind>().notNull(),
    recipientId: integer().notNull(),
    way: text().$type<DeliveryWay>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.festivalId, t.recipient, t.recipientId, t.way] }),
    isOneOf('stops_recipient_kind', t.recipient, recipientKinds),
    isOneOf('stops_way', t.way, deliveryWays),
  ],
);
