import { timingSafeEqual } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import {
  type ChosenWay,
  type DeliveryWay,
  deliveryWays,
  type MessageKind,
  type PushWish,
  type RecipientKind,
  recipientKinds,
} from '#db/enums.ts';
import { hasRow, ownRow, rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import { contactsIn, shownNumber } from '#lib/i18n/contacts-in.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { type Authorized, accountName, type Festival } from '#lib/policy.ts';
import { reachedBy } from '#lib/volunteers/contact.ts';
import { linkTokens, sealed } from '#lib/volunteers/links.ts';
import { readIn } from '#lib/volunteers/say-shift.ts';
import { type Recipient, resumeWay, stopsOf, stopWay, wayKey } from './queue.ts';

/*
 * Who can be written to and how: contacts, chosen ways, devices, the way for one message, and the
 * link that unsubscribes from a way.
 */

/**
 * Somebody who may be written to, with their present data. `mail` and `phones` are everything
 * known, `ways` what they chose.
 */
export type MessageReader = Readonly<{
  kind: Exclude<RecipientKind, 'visitor'>;
  id: number;
  name: string;
  mail: string | null;
  phones: readonly string[];
  ways: readonly ChosenWay[];
  /** The languages to write in, theirs first; more than one where unknown. */
  locales: readonly Locale[];
  /**
   * The address of their own page, in their language; null where they have none, or it cannot be
   * shown.
   */
  link: string | null;
}>;

/** All their contacts, for somebody who calls or writes by hand. */
export const contactsShown = ({ phones, mail }: Pick<MessageReader, 'phones' | 'mail'>): string =>
  [...phones.map(shownNumber), mail].filter(Boolean).join(', ');

const inFestivalLanguageFirst = (festival: Festival): Locale[] => [
  festival.locale,
  ...locales.filter((locale) => locale !== festival.locale),
];

/**
 * Everybody of one kind in a festival who may be written to. Reads secret links, so it is only for
 * coordinators and the queue.
 */
export function readersOf(db: Db | Tx, festival: Festival, kind: MessageReader['kind']): MessageReader[] {
  switch (kind) {
    case 'volunteer':
      return volunteersOf(db, festival);
    case 'guest':
      return guestsOf(db, festival);
    case 'team':
      return teamOf(db, festival);
  }
}

/**
 * The name in messages of a reader who is reached by push, without reading their contacts; visitors
 * have none.
 */
export function nameOfReader(db: Db | Tx, festivalId: number, { kind, id }: Recipient): string {
  if (kind === 'volunteer') {
    const own = ownRow(t.volunteers, festivalId, id);
    return db.select({ name: t.volunteers.name }).from(t.volunteers).where(own).get()?.name ?? '';
  }
  if (kind !== 'team') return '';
  const member = db
    .select({ name: t.users.name, email: t.users.email })
    .from(t.memberships)
    .innerJoin(t.users, eq(t.users.id, t.memberships.userId))
    .where(and(eq(t.memberships.festivalId, festivalId), eq(t.users.id, id)))
    .get();
  return member ? accountName(member) : '';
}

function volunteersOf(db: Db | Tx, festival: Festival): MessageReader[] {
  const tokens = linkTokens(db, festival.id);
  return rowsOfFestival(db, t.volunteers, festival.id).map(({ id, name, ways, languages, ...contacts }) => {
    const { phone, mail } = reachedBy(contacts);
    const locale = readIn(festival, languages);
    const token = tokens.get(id);
    return {
      kind: 'volunteer',
      id,
      name,
      mail,
      phones: phone === null ? [] : [phone],
      ways,
      locales: [locale],
      link: token ? env().url + sitePaths(locale).team(token) : null,
    };
  });
}

function guestsOf(db: Db | Tx, festival: Festival): MessageReader[] {
  return rowsOfFestival(db, t.people, festival.id).map(({ id, name, contact, ways }) => {
    const found = contactsIn(contact);
    const phones = found.flatMap(({ kind, to }) => (kind === 'phone' ? [to] : []));
    return {
      kind: 'guest',
      id,
      name,
      mail: found.find(({ kind }) => kind === 'mail')?.to ?? null,
      phones: [...new Set(phones)],
      ways,
      // Guests may come from anywhere.
      locales: inFestivalLanguageFirst(festival),
      link: null,
    };
  });
}

/**
 * Team members work for the festival: they are written to without having subscribed, and may
 * unsubscribe.
 */
function teamOf(db: Db | Tx, festival: Festival): MessageReader[] {
  return db
    .select({ id: t.users.id, name: t.users.name, email: t.users.email, locale: t.users.locale })
    .from(t.memberships)
    .innerJoin(t.users, eq(t.users.id, t.memberships.userId))
    .where(eq(t.memberships.festivalId, festival.id))
    .all()
    .map(({ id, name, email, locale }) => ({
      kind: 'team',
      id,
      name: accountName({ name, email }),
      mail: email,
      phones: [],
      ways: ['mail'],
      locales: [locale],
      link: null,
    }));
}

/** Whether a publication or an act of the day could concern somebody who can be written to. */
export const hasReaders = ({ db, id }: Pick<Authorized<'read'>, 'db' | 'id'>): boolean =>
  hasRow(db, t.volunteers, eq(t.volunteers.festivalId, id)) ||
  rowsOfFestival(db, t.people, id).some(({ contact, ways }) => contact !== '' || ways.length > 0);

/** The mail address to write to: null where none is known, or where they did not choose mail. */
export const mailOf = ({ mail, ways }: MessageReader): string | null => (ways.includes('mail') ? mail : null);

/** In which ways this installation can reach people at present. */
export type Reach = Readonly<{
  /** Whether mails can be sent. */
  hasMail: boolean;
  /** The ways from which people unsubscribed, as `volunteer 12 mail`. */
  stopped: ReadonlySet<string>;
  /** Who subscribed to such messages on a device, as `volunteer 12 push`. */
  pushed: ReadonlySet<string>;
}>;

/** The subscription on devices to which a kind of message belongs. */
export const wishOfKind: Partial<Record<MessageKind, PushWish>> = {
  written: 'message',
  publication: 'shift',
  day: 'shift',
  reminder: 'soon',
};

/**
 * How the people of a festival can be reached at present, with their subscriptions to `wish`;
 * without one, as if nobody had subscribed.
 */
export function reachOf(db: Db | Tx, festivalId: number, wish: PushWish | undefined, hasMail: boolean): Reach {
  const { pushSubscriptions: table } = t;
  const asked = rowsWhere(db, table, festivalId, ne(table.audience, 'visitor'));
  return {
    hasMail,
    stopped: stopsOf(db, festivalId),
    pushed: new Set(
      asked.flatMap(({ audience: kind, volunteerId, userId, wishes }) =>
        wish && wishes.includes(wish) ? [wayKey({ kind, id: volunteerId ?? userId ?? 0 }, 'push')] : [],
      ),
    ),
  };
}

/**
 * The way for one message to a reader: to their device, by mail if they chose it, else from the
 * author's telephone. A way from which they unsubscribed is not used: they are called.
 */
export function wayFor(reader: MessageReader, { hasMail, stopped, pushed }: Reach): DeliveryWay {
  const isOpen = (way: DeliveryWay) => !stopped.has(wayKey(reader, way));
  if (pushed.has(wayKey(reader, 'push')) && isOpen('push')) return 'push';
  return hasMail && mailOf(reader) !== null && isOpen('mail') ? 'mail' : 'phone';
}

/**
 * `12-volunteer-77-mail-` and a seal: everybody who reads a mail can unsubscribe, without a table
 * of secrets.
 */
const TOKEN = /^([1-9]\d{0,8})-([a-z]{4,9})-([1-9]\d{0,8})-([a-z]{4,5})-([A-Za-z0-9_-]{22})$/;

export type Stopping = Readonly<{ festival: Festival; to: Recipient; way: DeliveryWay }>;

const seal = (festival: Festival, { kind, id }: Recipient, way: DeliveryWay) =>
  sealed(`stop ${festival.uid} ${festival.id} ${kind} ${id} ${way}`);

/**
 * The end of the address with which a reader unsubscribes from a way. It is valid as long as the
 * secret of this installation.
 */
export const stopToken = (festival: Festival, to: Recipient, way: DeliveryWay): string =>
  [festival.id, to.kind, to.id, way, seal(festival, to, way)].join('-');

/** What the address unsubscribes from; null for an invalid one. */
export function stoppingOf(token: string, db: Db = getDb()): Stopping | null {
  const [, festivalId, kind, id, way, given = ''] = TOKEN.exec(token) ?? [];
  if (!recipientKinds.includes(kind as RecipientKind) || !deliveryWays.includes(way as DeliveryWay)) return null;
  const festival = db
    .select()
    .from(t.festivals)
    .where(eq(t.festivals.id, Number(festivalId)))
    .get();
  if (!festival) return null;
  const stopping = { festival, to: { kind: kind as RecipientKind, id: Number(id) }, way: way as DeliveryWay };
  const right = seal(festival, stopping.to, stopping.way);
  return timingSafeEqual(Buffer.from(right), Buffer.from(given)) ? stopping : null;
}

/** The path of that address, below that of the installation. */
export const stopPath = (token: string, locale: string) => `/api/stop/${token}?lang=${locale}`;

/** Unsubscribes a reader from a way, or subscribes them again. */
export function stopOrResume({ festival, to, way }: Stopping, isAgain: boolean, now: string, db: Db = getDb()): void {
  write(db, (tx) => (isAgain ? resumeWay(tx, festival.id, to, way) : stopWay(tx, festival.id, to, way, now)));
}
