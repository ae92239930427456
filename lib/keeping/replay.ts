import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { Remit } from '#db/enums.ts';
import { BACKUP_RESTORED, type JournalLine, journalOf, noteActs, readerKey } from '#db/journal.ts';
import { insertRow, nextId } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { remitChoices } from '#lib/accounts/members.ts';
import { deletePerson } from '#lib/deletion/records.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { recordChange } from '#lib/history/record.ts';
import { stopWay } from '#lib/messages/queue.ts';
import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { withdrawFromBriefings, withdrawFromTemplates } from '#lib/pictures/published.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized, Festival } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { packTold, toldOf } from '#lib/programme/news.ts';
import { packDocument, unpackDocument } from '#lib/programme/packed.ts';
import { renewEarlierEditions, renewPublicKey } from '#lib/programme/public-key.ts';
import { deleteVolunteer } from '#lib/volunteers/people-mutations.ts';
import { deletedPeople, type Erasable, erase, eraseAsAsked, isApplicationOf, keyOfPerson } from './erase.ts';
import { hideName } from './withdraw-person.ts';

/** What a restored database had brought back, and was revoked again. */
export type Revived = {
  links: number;
  passwords: number;
  members: number;
  people: number;
  pictures: number;
  others: number;
};

/**
 * `doAgain` for a whole database: if there was anything, a backup was restored, and everybody is
 * signed out.
 */
export function replayJournal(db: Db, dataFolder: string, now: string): Revived | null {
  if (knownActs(dataFolder) >= nextId(db, t.changes)) countOn(db, dataFolder, now);
  const revived = doAgain(db, dataFolder, now);
  if (revived) signEverybodyOut(db, now);
  return revived;
}

/** At least this many acts are in the history, as far as the journal knows. */
const knownActs = (dataFolder: string): number =>
  journalOf(dataFolder).reduce((most, line) => ('acts' in line ? Math.max(most, line.acts) : most), 0);

/** More acts than a festival has between a backup and its return. */
const AHEAD = 1_000_000;

/**
 * Goes on counting acts after all that the replaced database may have counted: volunteers'
 * calendars hold their numbers, and would take a later act for old news. The line that this leaves
 * in the history is an act on every entry. Works in databases of earlier versions too.
 */
export function countOn(db: Db, dataFolder: string, now: string): void {
  const id = Math.max(nextId(db, t.changes), knownActs(dataFolder)) + AHEAD;
  noteActs(dataFolder, id);
  db.$client
    .prepare("insert into changes (id, batch, at, verb, entity, entity_id) values (?, ?, ?, ?, 'festival', 0)")
    .run(id, randomUUID(), now, BACKUP_RESTORED);
}

/**
 * Repeats what is in the journal of the data folder and unknown to this database, or to a festival
 * restored from the bin, because it is older. Null where there was nothing, as at every ordinary
 * start.
 */
export function doAgain(db: Db, dataFolder: string, now: string): Revived | null {
  const revived: Revived = { links: 0, passwords: 0, members: 0, people: 0, pictures: 0, others: 0 };
  for (const line of lastWords(journalOf(dataFolder))) {
    if ('link' in line) revived.links += closeLink(db, line);
    else if ('password' in line) revived.passwords += changePassword(db, line);
    else if ('withdrawn' in line) revived.pictures += withdrawAgain(db, line);
    else if ('untold' in line) revived.others += forgetBrowser(db, line);
    else if ('told' in line) revived.others += changeWishes(db, line);
    else if ('published' in line) revived.others += publishAgain(db, line, now);
    else if ('acts' in line) continue;
    else if ('codes' in line) revived.others += takeCodes(db, line);
    else if ('reader' in line) revived.others += stopAgain(db, line);
    else if ('volunteer' in line) revived.others += untickAgain(db, line);
    else if ('unnamed' in line) revived.people += unnameAgain(db, line);
    else if ('erased' in line) revived.people += eraseAgain(db, line, now);
    else revived.members += changeRole(db, line);
  }
  return Object.values(revived).some((count) => count > 0) ? revived : null;
}

/**
 * Only the last line counts: the last password of an account, the last codes of a second factor,
 * the last role of a membership, the last name of a person, the last answer of a reader or of a
 * browser, the last release of a festival.
 */
function lastWords(lines: readonly JournalLine[]): JournalLine[] {
  const last = new Map<string, JournalLine>();
  for (const line of lines) {
    const about = Object.entries({ ...line, remit: null }).map(([name, value]) =>
      SAID.has(name) ? name : [name, value],
    );
    last.set(JSON.stringify(about), line);
  }
  return [...last.values()];
}

/** The fields of a line that are its content, and not what it is about. */
const SAID: ReadonlySet<string> = new Set([
  'acts',
  'at',
  'codes',
  'isStopped',
  'isTicked',
  'leavesApplication',
  'name',
  'number',
  'password',
  'remit',
  'role',
  'wishes',
]);

type Line<K extends string> = Extract<JournalLine, { [_ in K]: unknown }>;

function closeLink(db: Db, { link, at }: Line<'link'>): number {
  return write(db, (tx) => {
    const { accessTokens, passwordResets, selectionLinks } = t;
    const set = { revokedAt: at };
    const open = (table: typeof accessTokens | typeof passwordResets) =>
      and(eq(table.tokenHash, link), isNull(table.revokedAt), isNull(table.usedAt));
    const done = [
      tx.update(accessTokens).set(set).where(open(accessTokens)).run(),
      tx.update(passwordResets).set(set).where(open(passwordResets)).run(),
      tx
        .update(selectionLinks)
        .set(set)
        .where(and(eq(selectionLinks.tokenHash, link), isNull(selectionLinks.revokedAt)))
        .run(),
    ];
    // A volunteer whose link is closed has none.
    const revoked = tx.select({ id: accessTokens.id }).from(accessTokens).where(isNotNull(accessTokens.revokedAt));
    tx.delete(t.volunteerLinks).where(sql`${t.volunteerLinks.tokenId} in ${revoked}`).run();
    return done.reduce((sum, { changes }) => sum + changes, 0);
  });
}

const forgetBrowser = (db: Db, { untold }: Line<'untold'>): number =>
  write(db, (tx) => tx.delete(t.pushSubscriptions).where(eq(t.pushSubscriptions.key, untold)).run().changes);

const changeWishes = (db: Db, { told, wishes }: Line<'wishes'>): number =>
  write(db, (tx) => {
    const { pushSubscriptions } = t;
    const known = and(eq(pushSubscriptions.key, told), ne(pushSubscriptions.wishes, wishes));
    return tx.update(pushSubscriptions).set({ wishes }).where(known).run().changes;
  });

/**
 * Calendars and caches hold a later release than a restored one. So the restored one is published
 * again after that: they would keep what they have, or take the next release for one they know.
 */
function publishAgain(db: Db, { published, number: known }: Line<'published'>, now: string): number {
  return write(db, (tx) => {
    const { releases } = t;
    const festivalId = idOfFestival(tx, published) ?? 0;
    const own = eq(releases.festivalId, festivalId);
    const last = tx.select().from(releases).where(own).orderBy(desc(releases.number)).limit(1).get();
    if (!last || last.number >= known) return 0;
    const { id: _, ...row } = last;
    const number = known + 1;
    const renewed = <D extends PublicDocument>(bytes: Buffer) => {
      const document = unpackDocument<D>(bytes);
      const events = document.events.map((event) => ({ ...event, sequence: number, changedAt: now }));
      return { ...document, number, publishedAt: now, events };
    };
    const shown = renewed<PublicDocument>(row.publicDocument);
    const [packed, team] = [packDocument(shown), packDocument(renewed<TeamDocument>(row.teamDocument))];
    const entityId = insertRow(tx, releases, {
      ...row,
      number,
      at: now,
      byUserId: null,
      byName: '',
      republishes: last.number,
      publicDocument: packed.bytes,
      publicSha256: packed.sha256,
      teamDocument: team.bytes,
      teamSha256: team.sha256,
      told: packTold(toldOf(shown, shown)),
      clientKey: null,
    });
    renewPublicKey(tx, festivalId);
    renewEarlierEditions(tx, festivalId);
    recordChange(tx, {
      festivalId,
      actor: null,
      at: now,
      verb: 'republished',
      entity: 'release',
      entityId,
      before: null,
      after: { number, note: row.note, republishes: last.number },
    });
    return 1;
  });
}

/**
 * The remaining codes of the same second factor as in the backup. Those of another one must not be
 * used with its secret.
 */
function takeCodes(db: Db, line: Line<'codes'>): number {
  const { secondFactors, users } = t;
  return write(db, (tx) => {
    const known = tx
      .select({ factor: secondFactors })
      .from(secondFactors)
      .innerJoin(users, eq(users.id, secondFactors.userId))
      .where(isAccount(line))
      .get();
    if (!known || sha256Of(known.factor.secret) !== line.factor) return 0;
    const own = eq(secondFactors.userId, line.account);
    if (line.codes === null) return tx.delete(secondFactors).where(own).run().changes;
    const { after } = t.changes;
    if (isOvertaken(tx, line, sql`coalesce(${after} ->> 'secondFactor', ${after} ->> 'recoveryCodes') is not null`))
      return 0;
    const isOther = ne(secondFactors.recoveryHashes, line.codes);
    return tx.update(secondFactors).set({ recoveryHashes: line.codes }).where(and(own, isOther)).run().changes;
  });
}

const idOfFestival = (tx: Db | Tx, uid: string): number | null =>
  tx.select({ id: t.festivals.id }).from(t.festivals).where(eq(t.festivals.uid, uid)).get()?.id ?? null;

function stopAgain(db: Db, { reader: kind, id, key, way, festival, isStopped, at }: Line<'reader'>): number {
  const there = db.$client
    .prepare(`select ${readerKey('@kind', '@id')}`)
    .pluck()
    .get({ kind, id });
  return write(db, (tx) => {
    const festivalId = idOfFestival(tx, festival);
    if (!isStopped || festivalId === null || there !== key) return 0;
    return stopWay(tx, festivalId, { kind, id }, way, at);
  });
}

const untickAgain = (db: Db, { volunteer, festival, isTicked }: Line<'isTicked'>): number =>
  write(db, (tx) => {
    const id = isTicked ? null : idOf(tx, idOfFestival(tx, festival) ?? 0, 'volunteer', volunteer);
    if (id === null) return 0;
    const own = and(eq(t.volunteers.id, id), eq(t.volunteers.contactAgain, true));
    return tx.update(t.volunteers).set({ contactAgain: false }).where(own).run().changes;
  });

const isAccount = ({ account, made }: { account: number; made: string }) =>
  and(eq(t.users.id, account), eq(t.users.createdAt, made));

const changePassword = (db: Db, line: Line<'password'>): number =>
  write(db, (tx) =>
    isOvertaken(tx, line, sql`${t.changes.after} ->> 'password' is not null`)
      ? 0
      : tx
          .update(t.users)
          .set({ passwordHash: line.password })
          .where(and(isAccount(line), ne(t.users.passwordHash, line.password)))
          .run().changes,
  );

/**
 * Whether the history of this database contains a later change, made by a version without a
 * journal.
 */
const isOvertaken = (tx: Tx, { account, at }: { account: number; at: string }, which: SQL): boolean =>
  tx
    .select({ id: t.changes.id })
    .from(t.changes)
    .where(and(eq(t.changes.entity, 'member'), eq(t.changes.entityId, account), gt(t.changes.at, at), which))
    .get() !== undefined;

function changeRole(db: Db, line: Line<'role'>): number {
  const { account, festival, since } = line;
  // The former name of the role « Équipe ».
  const role = line.role === 'reader' ? 'team' : line.role;
  return write(db, (tx) => {
    if (!tx.select().from(t.users).where(isAccount(line)).get()) return 0;
    const here = tx.select({ id: t.festivals.id }).from(t.festivals).where(eq(t.festivals.uid, festival));
    if (isOvertaken(tx, line, sql`${t.changes.festivalId} in ${here}`)) return 0;
    const { memberships } = t;
    const own = and(
      eq(memberships.userId, account),
      eq(memberships.createdAt, since),
      sql`${memberships.festivalId} in ${here}`,
    );
    if (role === null) return tx.delete(memberships).where(own).run().changes;
    const known = tx.select().from(memberships).where(own).get();
    if (!known) return 0;
    const remit = line.remit === undefined ? known.remit : remitLeft(tx, known, line.remit);
    if (role === known.role && isEqual(remit, known.remit)) return 0;
    return tx
      .update(memberships)
      .set({ role: role as never, remit })
      .where(own)
      .run().changes;
  });
}

/**
 * The remit that is both in the line and in the backup. A theme newer than the backup does not
 * exist in it, and its id will be given to another one.
 */
function remitLeft(
  tx: Tx,
  { festivalId, remit: was }: typeof t.memberships.$inferSelect,
  remit: Remit | null,
): Remit | null {
  if (!remit) return null;
  const all = remitChoices(festivalId, tx);
  const there = was ?? { themeIds: all.themes.map(({ id }) => id), roomIds: all.rooms.map(({ id }) => id) };
  return {
    themeIds: there.themeIds.filter((id) => remit.themeIds.includes(id)),
    roomIds: there.roomIds.filter((id) => remit.roomIds.includes(id)),
  };
}

/** Erases them as they were, with their application or without. */
function eraseAgain(db: Db, { erased, festival, key, leavesApplication = false }: Line<'erased'>, now: string): number {
  const row = db.select().from(t.festivals).where(eq(t.festivals.uid, festival)).get();
  if (!row) return 0;
  // Restored since, without private data.
  const isKnown = and(
    eq(t.changes.festivalId, row.id),
    eq(t.changes.verb, 'erased'),
    sql`${t.changes.after} ->> 'key' = ${key}`,
  );
  if (db.select({ id: t.changes.id }).from(t.changes).where(isKnown).get()) return 0;
  const id = idOf(db, row.id, erased, key);
  const ofVolunteer = leavesApplication && id !== null ? isApplicationOf({ festivalId: row.id, id }) : undefined;
  // In the list again, of nobody's, because it would be deleted with the volunteer.
  if (ofVolunteer) write(db, (tx) => tx.update(t.applications).set({ volunteerId: null }).where(ofVolunteer).run());
  if (id !== null) remove(row, db, erased, id, now);
  return write(db, (tx) => {
    const gone = deletedPeople(tx, eq(t.changes.festivalId, row.id)).filter(
      (one) => one.entity === erased && one.key === key,
    );
    for (const one of gone) {
      if (leavesApplication) erase(tx, one, null, now, true);
      else eraseAsAsked(tx, one, null, now);
    }
    return gone.length;
  });
}

/** Withdraws it from the draft, from releases, from templates and from briefings. */
function withdrawAgain(db: Db, { withdrawn, festival, format, at }: Line<'withdrawn'>): number {
  return write(db, (tx) => {
    const festivalId = idOfFestival(tx, festival);
    if (festivalId === null) return 0;
    const { pictures, publishedPictures } = t;
    const own = and(eq(publishedPictures.festivalId, festivalId), eq(publishedPictures.hash, withdrawn));
    const known = tx.select().from(publishedPictures).where(own).get();
    if (known?.withdrawnAt) return 0;
    tx.insert(publishedPictures)
      .values({ festivalId, hash: withdrawn, format: format as typeof publishedPictures.$inferInsert.format })
      .onConflictDoNothing()
      .run();
    tx.update(publishedPictures).set({ withdrawnAt: at }).where(own).run();
    withdrawFromTemplates(tx, withdrawn);
    withdrawFromBriefings(tx, festivalId, withdrawn);
    tx.delete(pictures)
      .where(and(eq(pictures.festivalId, festivalId), eq(pictures.hash, withdrawn)))
      .run();
    renewPublicKey(tx, festivalId);
    return 1;
  });
}

/** Withdraws a name in the draft and in releases. An erased person has a line of their own. */
function unnameAgain(db: Db, { unnamed: uid, number, name, festival, at }: Line<'unnamed'>): number {
  return write(db, (tx) => {
    const festivalId = idOfFestival(tx, festival);
    if (festivalId === null) return 0;
    const known = withdrawnNamesOf(festivalId, tx).find((one) => one.uid === uid);
    if (known && known.name === name) return 0;
    hideName(tx, festivalId, { uid, number }, name, at);
    const own = and(eq(t.people.festivalId, festivalId), eq(t.people.uid, uid));
    if (name !== null) tx.update(t.people).set({ name }).where(own).run();
    renewPublicKey(tx, festivalId);
    return 1;
  });
}

function idOf(db: Db | Tx, festivalId: number, entity: Erasable, key: string): number | null {
  if (entity === 'person') {
    const own = and(eq(t.people.festivalId, festivalId), eq(t.people.uid, key));
    return db.select({ id: t.people.id }).from(t.people).where(own).get()?.id ?? null;
  }
  const own = and(eq(t.volunteers.festivalId, festivalId), eq(t.volunteers.id, Number.parseInt(key, 10)));
  const row = db.select().from(t.volunteers).where(own).get();
  return row && keyOfPerson.volunteer(row) === key ? row.id : null;
}

function remove(festival: Festival, db: Db, entity: Erasable, id: number, now: string): void {
  // The person who erased them had the permission.
  const acting = { ...festival, db, actor: null, by: '' } as unknown;
  if (entity === 'person') {
    const uses = appearancesOf(festival.id, { personId: id }, db).length;
    deletePerson(acting as Authorized<'schedule'>, { id, uses }, now);
    return;
  }
  const own = and(eq(t.assignments.festivalId, festival.id), eq(t.assignments.volunteerId, id));
  const uses = db.select().from(t.assignments).where(own).all().length;
  deleteVolunteer(acting as Authorized<'volunteers'>, { id, uses }, now);
}

/** Works with the database of any version. */
export function signEverybodyOut({ $client }: Db, now: string): void {
  $client.prepare('update sessions set revoked_at = ? where revoked_at is null').run(now);
}
