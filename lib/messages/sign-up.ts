import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChosenWay } from '#db/enums.ts';
import { hasRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { linkedVolunteers, makeLink } from '#lib/volunteers/links.ts';
import { HELD_FOR, type NewDelivery, queueMessage } from './queue.ts';

type Reader = Readonly<{ id: number; name: string; ways: readonly ChosenWay[] }>;

const both = (key: 'known.subject' | 'known.text' | 'welcome.subject' | 'welcome.text'): Bilingual =>
  Object.fromEntries(locales.map((locale) => [locale, translator(locale, 'join')(key)]));

/**
 * By mail if they chose it and mails can be sent; else a team member writes to them from a
 * telephone.
 */
const to = ({ id, ways }: Reader, hasMail: boolean): NewDelivery => ({
  to: { kind: 'volunteer', id },
  way: hasMail && ways.includes('mail') ? 'mail' : 'phone',
});

/**
 * Somebody used « Devenir bénévole » with the contact of a volunteer: the volunteer's link (made if
 * they never had one) is sent to the contact on file, at most once a day. A closed link is not
 * opened by something that a stranger does. `now` is an instant.
 */
export function tellKnown(
  tx: Tx,
  festivalId: number,
  reader: Reader,
  { hasMail, notBefore }: { hasMail: boolean; notBefore?: string | undefined },
  now: string,
): void {
  if (!hadLink(tx, festivalId, reader)) makeLink(tx, { id: festivalId, actor: null }, reader, now);
  const message = { subject: both('known.subject'), text: both('known.text') };
  const cause = `known ${reader.id} ${now.slice(0, 10)}`;
  const delivery = { ...to(reader, hasMail), notBefore: notBefore ?? now };
  queueMessage(tx, { festivalId, author: null }, { kind: 'sign-up', cause, ...message }, [delivery], now);
}

/**
 * Whether a volunteer has a link, or had one that was closed: only its label, one of their names,
 * remains of that. Somebody with the same name gets none either.
 */
function hadLink(tx: Tx, festivalId: number, { id, name }: Reader): boolean {
  if (linkedVolunteers(festivalId, tx).has(id)) return true;
  const { changes, accessTokens: tokens } = t;
  const former = tx
    .selectDistinct({ name: sql<string | null>`${changes.before} ->> 'name'` })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, 'volunteer'), eq(changes.entityId, id)))
    .all();
  const names = [name, ...former.flatMap((one) => one.name ?? [])];
  const ofThem = and(eq(tokens.festivalId, festivalId), eq(tokens.kind, 'volunteer'), inArray(tokens.label, names));
  return hasRow(tx, tokens, ofThem);
}

/**
 * Somebody who was accepted is told, with their link, unless the acceptance is undone at once.
 * `batch` is that of the act, `author` its author.
 */
export function welcome(
  tx: Tx,
  { festivalId, author }: Parameters<typeof queueMessage>[1],
  { batch, readers, hasMail }: { batch: string; readers: readonly Reader[]; hasMail: boolean },
  now: string,
): void {
  const heldUntil = instantFrom(now, HELD_FOR);
  const message = { subject: both('welcome.subject'), text: both('welcome.text'), heldUntil };
  queueMessage(
    tx,
    { festivalId, author },
    { kind: 'written', cause: `welcome ${batch}`, ...message },
    readers.map((reader) => to(reader, hasMail)),
    now,
  );
}
