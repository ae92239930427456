import { and, asc, count, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import type { Remit } from '#db/enums.ts';
import { memberships, users } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { recordChange } from '#lib/history/record.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { checkRemitOf, revokeInvitationsOf } from './invitations.ts';
import { revokeResetsOf } from './resets.ts';
import type { Role } from './schema.ts';

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
