import { and, eq, type SQL } from 'drizzle-orm';
import { pushSubscriptions as t } from '#db/schema/index.ts';

/**
 * Who receives notifications: the holder of a selection, a volunteer, or an account of the team
 * where it is signed in. Whoever creates one has verified the identity.
 */
export type PushHolder = Readonly<{ festivalId: number }> &
  Readonly<
    | { audience: 'visitor'; selectionId: number }
    | { audience: 'volunteer'; volunteerId: number }
    | { audience: 'team'; userId: number; sessionId: number }
  >;

/** The subscriptions of that person only. */
export function ownedBy(holder: PushHolder): SQL | undefined {
  const festival = and(eq(t.festivalId, holder.festivalId), eq(t.audience, holder.audience));
  switch (holder.audience) {
    case 'visitor':
      return and(festival, eq(t.selectionId, holder.selectionId));
    case 'volunteer':
      return and(festival, eq(t.volunteerId, holder.volunteerId));
    case 'team':
      return and(festival, eq(t.userId, holder.userId), eq(t.sessionId, holder.sessionId));
  }
}
