import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChosenWay, RecipientKind } from '#db/enums.ts';
import { ownRow, rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import { contactsIn, shownNumber } from '#lib/i18n/contacts-in.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import type { Festival } from '#lib/policy.ts';
import { reachedBy } from '#lib/volunteers/contact.ts';
import { linkTokens } from '#lib/volunteers/links.ts';
import { readIn } from '#lib/volunteers/read-in.ts';
import type { Recipient } from './queue.ts';

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

const memberName = ({ name, email }: { name: string; email: string }) => name || email;

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
  return member ? memberName(member) : '';
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
      name: memberName({ name, email }),
      mail: email,
      phones: [],
      ways: ['mail'],
      locales: [locale],
      link: null,
    }));
}

/** The mail address to write to: null where none is known, or where they did not choose mail. */
export const mailOf = ({ mail, ways }: MessageReader): string | null => (ways.includes('mail') ? mail : null);
