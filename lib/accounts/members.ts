import { and, asc, count, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Remit } from '#db/enums.ts';
import { festivals, memberships, rooms, themes, users } from '#db/schema/index.ts';
import { notFound, orNotFound } from '#lib/errors.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { insertAccount } from './mutations.ts';
import { revokeResetsOf } from './resets.ts';
import type { InvitationInput, NewAccountInput, Role } from './schema.ts';
import { startSession } from './sessions.ts';
import { hashPassword } from './sign-in.ts';
import { countTry, forgiveTry } from './throttle.ts';
import {
  type AccessToken,
  consumeAccessToken,
  openLinks,
  type Resolved,
  resolveAccessToken,
  revokeAccessToken,
  type SecretLink,
  secretLinks,
} from './tokens.ts';

/*
 * The members of a festival and their roles, and the invitations by which others join.
 */

const MAX_MEMBERS = 200;

type Member = { userId: number; name: string; email: string; role: Role; remit: Remit | null };

/** The columns of a member. */
const MEMBER = {
  userId: users.id,
  name: users.name,
  email: users.email,
  role: memberships.role,
  remit: memberships.remit,
};

/** The members of the festival: owners first, then by name. */
export function membersOf(festival: Authorized<'members'>): Member[] {
  const order: Record<Role, number> = { owner: 0, organiser: 1, programmer: 2, coordinator: 3, team: 4 };
  return festival.db
    .select(MEMBER)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.festivalId, festival.id))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX_MEMBERS)
    .all()
    .sort((a, b) => order[a.role] - order[b.role]);
}

/**
 * The administrators of the installation, who are owners of every festival with or without a
 * membership.
 */
export function administratorsOf(festival: Authorized<'members'>): Omit<Member, 'role' | 'remit'>[] {
  return festival.db
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.isAdministrator, true))
    .orderBy(asc(users.name))
    .limit(MAX_MEMBERS)
    .all();
}

/** A festival keeps an owner: the last one can neither leave nor take a lesser role. */
type MemberOutcome = { ok: true; member: Member } | { ok: false; reason: 'lastOwner' };

/** Gives a member another role, or a programmer other themes and rooms. Throws notFound. */
export function changeMemberRole(
  festival: Authorized<'members'>,
  userId: number,
  { role, remit }: { role: Role; remit: Remit | null },
  now: string,
): MemberOutcome {
  checkRemitOf(festival, remit);
  return write(festival.db, (tx, batch) => {
    const before = member(tx, festival.id, userId);
    if (before.role === role && isSameRemit(before.remit, remit)) return { ok: true, member: before };
    if (before.role === 'owner' && owners(tx, festival.id) <= 1) return { ok: false, reason: 'lastOwner' };
    tx.update(memberships).set({ role, remit }).where(which(festival.id, userId)).run();
    record(tx, festival, now, batch, { verb: 'edited', before, after: { ...before, role, remit } });
    // Their open links must not give a role that they may no longer give.
    if (before.role === 'owner') {
      revokeInvitationsOf(tx, festival, userId, now, batch);
      revokeResetsOf(tx, festival.id, userId, now);
    }
    return { ok: true, member: { ...before, role, remit } };
  });
}

/** Removes a member from the festival and closes their open invitations. Throws notFound. */
export function removeMember(festival: Authorized<'members'>, userId: number, now: string): MemberOutcome {
  return write(festival.db, (tx, batch) => {
    const before = member(tx, festival.id, userId);
    if (before.role === 'owner' && owners(tx, festival.id) <= 1) return { ok: false, reason: 'lastOwner' };
    tx.delete(memberships).where(which(festival.id, userId)).run();
    record(tx, festival, now, batch, { verb: 'deleted', before, after: null });
    revokeInvitationsOf(tx, festival, userId, now, batch);
    revokeResetsOf(tx, festival.id, userId, now);
    return { ok: true, member: before };
  });
}

const isSameRemit = (a: Remit | null, b: Remit | null) => isEqual([a?.themeIds, a?.roomIds], [b?.themeIds, b?.roomIds]);

const which = (festivalId: number, userId: number) =>
  and(eq(memberships.festivalId, festivalId), eq(memberships.userId, userId));

function member(tx: Tx, festivalId: number, userId: number): Member {
  const row = tx
    .select(MEMBER)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(which(festivalId, userId))
    .get();
  return orNotFound(row);
}

function owners(tx: Tx, festivalId: number): number {
  const own = and(eq(memberships.festivalId, festivalId), eq(memberships.role, 'owner'));
  return tx.select({ owners: count() }).from(memberships).where(own).get()?.owners ?? 0;
}

function record(
  tx: Tx,
  festival: Authorized<'members'>,
  at: string,
  batch: string,
  change: { verb: string; before: Member; after: Member | null },
): void {
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at,
    entity: 'member',
    entityId: change.before.userId,
    ...change,
    batch,
  });
}

type Refused = Extract<Resolved, { ok: false }>;

export const INVITATION_DAYS = 7;

type Invitation = SecretLink & { role: Role; remit: Remit | null; expiresAt: string };

/** The links by which others join a festival. */
export const invitations = secretLinks<'members'>('invitation');

/** The invitations that are still open, newest first. */
export const openInvitations = ({ id, db }: Authorized<'members'>, now: string): Invitation[] =>
  openLinks(id, 'invitation', now, db).map(({ token, by }) => ({
    id: token.id,
    role: token.role ?? 'team',
    remit: token.remit,
    label: token.label,
    by,
    createdAt: token.createdAt,
    expiresAt: token.expiresAt ?? '',
  }));

/**
 * A link that gives this role to the first person who uses it within seven days. Its token is shown
 * only once. Throws notFound for a theme or room of another festival.
 */
export function createInvitation(festival: Authorized<'members'>, input: InvitationInput, now: string) {
  const { label, role, remit, clientKey } = input;
  checkRemitOf(festival, remit);
  const expiresAt = daysFrom(now, INVITATION_DAYS);
  return invitations.create(festival, { label, role, remit, expiresAt, clientKey }, now);
}

/** Revokes the open invitations that one member made, inside `tx`, as part of `batch`. */
function revokeInvitationsOf(
  tx: Tx,
  festival: Authorized<'members'>,
  userId: number,
  now: string,
  batch: string,
): void {
  const { id: festivalId, actor } = festival;
  for (const { token } of openLinks(festivalId, 'invitation', now, tx)) {
    if (token.createdBy !== userId) continue;
    revokeAccessToken(tx, { festivalId, id: token.id, kind: 'invitation' }, actor, now, batch);
  }
}

type Invited = {
  ok: true;
  festival: { slug: string; name: Bilingual };
  role: Role;
  remit: RemitNames | null;
  by: string;
};

/** What a link invites to; reading does not use it up. */
export function invitationOf(token: string, now: string, db: Db = getDb()): Invited | Refused {
  const found = resolveAccessToken('invitation', token, db, now);
  if (!found.ok) return found;
  const row = db
    .select({ slug: festivals.slug, name: festivals.name, by: users.name })
    .from(festivals)
    .leftJoin(users, eq(users.id, found.row.createdBy ?? 0))
    .where(eq(festivals.id, found.row.festivalId ?? 0))
    .get();
  if (!row) return { ok: false, reason: 'unknown' };
  return {
    ok: true,
    festival: { slug: row.slug, name: row.name },
    role: found.row.role ?? 'team',
    remit: found.row.remit && remitNames(found.row.festivalId ?? 0, found.row.remit, db),
    by: row.by ?? '',
  };
}

/**
 * Joins with the signed-in account and uses the link up. Somebody who is already a member is told
 * so, and the link stays open for somebody else.
 */
export function acceptInvitation(
  actor: Actor,
  token: string,
  now: string,
  db: Db = getDb(),
): { ok: true; slug: string } | Refused | { ok: false; reason: 'member'; slug: string } {
  return write(db, (tx) => {
    const found = resolveAccessToken('invitation', token, tx, now);
    if (!found.ok) return found;
    const slug = slugOf(tx, found.row);
    if (slug === null) return { ok: false, reason: 'unknown' };
    const already = and(eq(memberships.festivalId, found.row.festivalId ?? 0), eq(memberships.userId, actor.userId));
    if (tx.select({ role: memberships.role }).from(memberships).where(already).get()) {
      return { ok: false, reason: 'member', slug };
    }
    const used = consumeAccessToken(tx, 'invitation', token, now);
    if (!used.ok) return used;
    join(tx, used.row, actor, now);
    return { ok: true, slug };
  });
}

type Joined = { ok: true; slug: string; token: string } | Refused | { ok: false; reason: 'emailTaken' };

/**
 * Creates an account, joins with it, uses the link up and signs in: all of it or nothing. A holder
 * of the link can learn from it that an e-mail has an account, because they are told to sign in
 * with it; therefore the tries are counted. Throws tooManyTries.
 */
export async function acceptWithNewAccount(
  token: string,
  input: NewAccountInput,
  { address, device, locale }: { address: string; device: string; locale: Locale },
  now: string,
  db: Db = getDb(),
): Promise<Joined> {
  const checked = resolveAccessToken('invitation', token, db, now);
  if (!checked.ok) return checked;
  const attempt = { email: input.email, address };
  await countTry(attempt);
  const passwordHash = await hashPassword(input.password);
  const joined = write(db, (tx): Joined => {
    if (tx.select({ id: users.id }).from(users).where(eq(users.email, input.email)).get()) {
      return { ok: false, reason: 'emailTaken' };
    }
    const used = consumeAccessToken(tx, 'invitation', token, now);
    if (!used.ok) return used;
    const slug = slugOf(tx, used.row);
    if (slug === null) return { ok: false, reason: 'unknown' };
    const { name, email } = input;
    const userId = insertAccount(tx, { name, email, passwordHash, locale, isAdministrator: false }, now);
    join(tx, used.row, { userId, name, email, isAdministrator: false }, now);
    return { ok: true, slug, ...startSession(tx, userId, device, now) };
  });
  if (joined.ok) await forgiveTry(attempt);
  return joined;
}

function slugOf(tx: Tx, link: AccessToken): string | null {
  const row = tx
    .select({ slug: festivals.slug })
    .from(festivals)
    .where(eq(festivals.id, link.festivalId ?? 0))
    .get();
  return row?.slug ?? null;
}

function join(tx: Tx, link: AccessToken, actor: Actor, now: string): void {
  const festivalId = link.festivalId ?? 0;
  const role = link.role ?? 'team';
  const { remit } = link;
  tx.insert(memberships).values({ festivalId, userId: actor.userId, role, remit, createdAt: now }).run();
  recordChange(tx, {
    festivalId,
    actor,
    at: now,
    verb: 'joined',
    entity: 'member',
    entityId: actor.userId,
    before: null,
    after: {
      userId: actor.userId,
      name: actor.name,
      email: actor.email,
      role,
      ...(remit && { remit }),
      invitation: link.id,
    },
  });
}

type RemitChoice = { id: number; name: Bilingual };
type RemitChoices = { themes: RemitChoice[]; rooms: RemitChoice[] };
export type RemitNames = { readonly themes: readonly Bilingual[]; readonly rooms: readonly Bilingual[] };

/** What a programmer can be given: the themes and rooms of the festival, in their order. */
export const remitChoices = (festivalId: number, db: Db | Tx): RemitChoices => ({
  themes: db
    .select({ id: themes.id, name: themes.name })
    .from(themes)
    .where(eq(themes.festivalId, festivalId))
    .orderBy(asc(themes.position), asc(themes.id))
    .all(),
  rooms: db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(eq(rooms.festivalId, festivalId))
    .orderBy(asc(rooms.venueId), asc(rooms.position), asc(rooms.id))
    .all(),
});

/** Their names; those that were deleted since are left out. */
export function remitNames(festivalId: number, { themeIds, roomIds }: Remit, db: Db | Tx): RemitNames {
  const all = remitChoices(festivalId, db);
  const named = (choices: readonly RemitChoice[], ids: readonly number[]) =>
    choices.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []));
  return { themes: named(all.themes, themeIds), rooms: named(all.rooms, roomIds) };
}

/** Throws notFound for a theme or a room of another festival. */
function checkRemitOf({ id, db }: Authorized<'members'>, remit: Remit | null): void {
  if (!remit) return;
  const all = remitChoices(id, db);
  const isOf = (choices: readonly RemitChoice[], ids: readonly number[]) =>
    ids.every((one) => choices.some((choice) => choice.id === one));
  if (!isOf(all.themes, remit.themeIds) || !isOf(all.rooms, remit.roomIds)) throw notFound();
}
