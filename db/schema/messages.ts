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

/** What is said to some people at once. Private: it goes with what is private of its festival. */
export const sentMessages = sqliteTable(
  'messages',
  {
    id: id(),
    festivalId: festivalId(),
    kind: text().$type<MessageKind>().notNull(),
    /**
     * What it comes of, so that the same is queued once: the batch of an act, the key of a form.
     */
    cause: text().notNull(),
    subject: bilingual(),
    /**
     * `[nom]` and `[lien]` stand for the name and the page of each reader. A delivery may have a
     * text of its own.
     */
    text: bilingual(),
    writtenBy: integer().references(() => users.id, { onDelete: 'set null' }),
    /** The name beside it, which stays when the account goes. */
    byName: text().notNull().default(''),
    createdAt: instant().notNull(),
    /** Until then the team may keep it back; null: it waits for nobody. */
    heldUntil: instant(),
    /** What is about to begin is cancelled: it goes before the others, at once, and at any hour. */
    isUrgent: flag(),
    /**
     * 22 characters that stay over every try, and over a message that takes the place of an earlier
     * one: of the Message-ID, of the topic of a push (RFC 8030, 5.4) and of the tag of what a
     * telephone shows.
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
 * One message to one reader by one way. Its address is looked up when it is sent and stands nowhere
 * here; no key points to the reader, who may be of any kind and may be gone by then.
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
    /** What this reader reads in place of the text of the message; null: that. */
    text: text({ mode: 'json' }).$type<Bilingual>(),
    /**
     * What a tap on its notification opens: a public path, or `#…` on the page its reader asked on;
     * empty is that page. Never a private address.
     */
    opens: text().notNull().default(''),
    /** When what it is about begins: at night only what begins before ten leaves. */
    beginsAt: instant(),
    attempts: integer().notNull().default(0),
    /** Not before; what is held waits for `heldUntil` as well. */
    nextTryAt: instant().notNull(),
    /** The last try, written before it: a process that is killed has tried. */
    triedAt: instant(),
    sentAt: instant(),
    /** How it was sent by hand. */
    hand: text().$type<HandWay>(),
    /**
     * Why the last try failed, as a word of ours; never what a server answered, which may hold an
     * address.
     */
    failure: text().notNull().default(''),
    /**
     * When its reader opened their page after it was sent, and did something there. Mails are not
     * watched.
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

/** A reader who wants nothing more by a way. Whoever coordinates calls them. */
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
