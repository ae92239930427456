import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChosenWay } from '#db/enums.ts';
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
 * By mail where they ticked it and mails leave; else somebody of the team writes to them from a
 * telephone.
 */
const to = ({ id, ways }: Reader, hasMail: boolean): NewDelivery => ({
  to: { kind: 'volunteer', id },
  way: hasMail && ways.includes('mail') ? 'mail' : 'phone',
});

/**
 * Somebody posted « Devenir bénévole » under the contact of a volunteer: their link, made where
 * they never had one, goes to the contact on file, once a day however often that is. What somebody
 * who is not known does opens nothing that was closed. `now` is an instant.
 */
export function tellKnown(tx: Tx, festivalId: number, reader: Reader, hasMail: boolean, now: string): void {
  if (!hadLink(tx, festivalId, reader)) makeLink(tx, { id: festivalId, actor: null }, reader, now);
  const message = { subject: both('known.subject'), text: both('known.text') };
  const cause = `known ${reader.id} ${now.slice(0, 10)}`;
  queueMessage(tx, { festivalId, author: null }, { kind: 'sign-up', cause, ...message }, [to(reader, hasMail)], now);
}

/**
 * Whether a volunteer has a link, or had one that was closed: its label, a name they have or had,
 * is all that stays of whose it was. A namesake of theirs gets none either.
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
  return (
    tx
      .select({ id: tokens.id })
      .from(tokens)
      .where(and(eq(tokens.festivalId, festivalId), eq(tokens.kind, 'volunteer'), inArray(tokens.label, names)))
      .get() !== undefined
  );
}

/**
 * Who was taken in hears of it, with their link, once nobody took that back at once. `batch` names
 * the act, `author` who did it.
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
