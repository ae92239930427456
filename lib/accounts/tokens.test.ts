import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { accessTokens, changes } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { consumeAccessToken, createAccessToken, newToken, resolveAccessToken, revokeAccessToken } from './tokens.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-09T10:00:00.000Z';

function opened() {
  const db = openTestDb();
  const { festivalId, userId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  const actor = { userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  return { db, festivalId, actor };
}

describe('secret links', () => {
  it('have 128 random bits in the address and only a hash in the database', () => {
    const { token, hash } = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    expect(hash).toBe(sha256Of(token));
    const { db, festivalId, actor } = opened();
    const made = write(db, (tx) =>
      createAccessToken(tx, { kind: 'team', festivalId, actor, label: 'régie', expiresAt: null }, NOW),
    );
    const written = JSON.stringify([db.select().from(accessTokens).all(), db.select().from(changes).all()]);
    expect(written).not.toContain(made.token);
    expect(JSON.stringify(db.select().from(changes).all())).not.toContain(sha256Of(made.token));
    expect(
      db.select({ verb: changes.verb, entity: changes.entity, by: changes.actorName }).from(changes).all(),
    ).toEqual([{ verb: 'created', entity: 'token', by: 'Camille' }]);
  });

  it('open what they were made for, and nothing of another kind', () => {
    const { db, festivalId, actor } = opened();
    const { id, token } = write(db, (tx) => createAccessToken(tx, { kind: 'preview', festivalId, actor }, NOW));
    expect(resolveAccessToken('preview', token, db, NOW)).toMatchObject({ ok: true, row: { id, festivalId } });
    expect(resolveAccessToken('team', token, db, NOW)).toEqual({ ok: false, reason: 'unknown' });
    expect(resolveAccessToken('preview', newToken().token, db, NOW)).toEqual({ ok: false, reason: 'unknown' });
    expect(resolveAccessToken('preview', `${token}=`, db, NOW)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('expire, are revoked, and are used once, each with its own reason', () => {
    const { db, festivalId, actor } = opened();
    const make = () =>
      write(db, (tx) => createAccessToken(tx, { kind: 'invitation', festivalId, actor, expiresAt: LATER }, NOW));
    const first = make();
    expect(resolveAccessToken('invitation', first.token, db, LATER)).toEqual({ ok: false, reason: 'expired' });
    expect(write(db, (tx) => consumeAccessToken(tx, 'invitation', first.token, NOW)).ok).toBe(true);
    expect(write(db, (tx) => consumeAccessToken(tx, 'invitation', first.token, NOW))).toEqual({
      ok: false,
      reason: 'used',
    });
    const second = make();
    write(db, (tx) => revokeAccessToken(tx, { festivalId, id: second.id, kind: 'invitation' }, actor, NOW));
    expect(resolveAccessToken('invitation', second.token, db, NOW)).toEqual({ ok: false, reason: 'revoked' });
    expect(db.select({ verb: changes.verb }).from(changes).all().at(-1)).toEqual({ verb: 'revoked' });
  });

  it('cannot be revoked from another festival', () => {
    const { db, festivalId, actor } = opened();
    const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
    const { id, token } = write(db, (tx) => createAccessToken(tx, { kind: 'team', festivalId, actor }, NOW));
    expect(() =>
      write(db, (tx) => revokeAccessToken(tx, { festivalId: other.festivalId, id, kind: 'team' }, actor, NOW)),
    ).toThrow('notFound');
    expect(resolveAccessToken('team', token, db, NOW).ok).toBe(true);
  });
});
