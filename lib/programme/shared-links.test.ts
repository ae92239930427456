import { describe, expect, it } from 'vitest';
import { changes } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { MAX_SECRET_LINKS } from '#lib/accounts/tokens.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { publish } from '../../e2e/filled.ts';
import { previewLinks, previewOfLink, teamLinks, teamOf } from './shared-links.ts';

const NOW = '2026-05-01T10:00:00.000Z';

function setUp() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 3, slug: 'nel' });
  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  return { db, actor, festival: authorizeFestival(actor, 'nel', 'team-links', db) };
}

function made(festival: ReturnType<typeof setUp>['festival'], label = '') {
  const link = teamLinks.create(festival, { label }, NOW);
  if (!link.ok) throw new Error(link.reason);
  return link;
}

describe('a link to the room sheets', () => {
  it('opens the team document of the current release, and before nothing of the draft', () => {
    const { db, actor, festival } = setUp();
    const { token, id } = made(festival, 'affichée en régie');
    expect(teamLinks.open(festival, NOW)).toEqual([{ id, label: 'affichée en régie', by: 'Camille', createdAt: NOW }]);
    expect(teamOf(token, NOW, db)).toMatchObject({ ok: true, who: { slug: 'nel' }, document: null });

    publish(db, actor, 'nel');
    db.$client.exec("update events set team_notes = 'not published yet'");
    const opened = teamOf(token, NOW, db);
    expect(opened.ok && opened.document?.events).toHaveLength(12);
    expect(JSON.stringify(opened.ok && opened.document)).not.toContain('not published yet');
  });

  it('is in no row and in no history', () => {
    const { db, festival } = setUp();
    const { token } = made(festival);
    expect(JSON.stringify(db.select().from(changes).all())).not.toContain(token);
    expect(JSON.stringify(teamLinks.open(festival, NOW))).not.toContain(token);
    expect(JSON.stringify(db.$client.prepare('select * from access_tokens').all())).not.toContain(token);
  });

  it('opens nothing once it is revoked, and never what another kind of link opens', () => {
    const { db, festival } = setUp();
    const { token, id } = made(festival);
    db.$client.prepare("update access_tokens set kind = 'preview' where id = ?").run(id);
    expect(teamOf(token, NOW, db)).toEqual({ ok: false, reason: 'unknown' });
    expect(teamLinks.open(festival, NOW)).toEqual([]);
    db.$client.prepare("update access_tokens set kind = 'team' where id = ?").run(id);
    teamLinks.revoke(festival, id, NOW);
    expect(teamOf(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
    expect(teamLinks.open(festival, NOW)).toEqual([]);
    expect(teamOf('x', NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('is not revoked by another festival', () => {
    const { db, actor, festival } = setUp();
    makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 4, slug: 'other' });
    const other = authorizeFestival({ ...actor, isAdministrator: true }, 'other', 'team-links', db);
    const { id, token } = made(festival);
    expect(() => teamLinks.revoke(other, id, NOW)).toThrow(expect.objectContaining({ code: 'notFound' }));
    expect(teamOf(token, NOW, db).ok).toBe(true);
  });

  it('is limited in number', () => {
    const { festival } = setUp();
    for (let i = 0; i < MAX_SECRET_LINKS; i += 1) made(festival);
    expect(teamLinks.create(festival, { label: '' }, NOW)).toEqual({ ok: false, reason: 'tooMany' });
  });
});

describe('a preview link', () => {
  it('opens the draft as the public would see it, until it is revoked', () => {
    const { db, festival } = workingFestival('publish');
    const made = previewLinks.create(festival, { label: 'pour le bureau' }, NOW);
    if (!made.ok) throw new Error('A link is needed.');
    expect(previewLinks.open(festival, NOW)).toEqual([
      { id: made.id, label: 'pour le bureau', by: 'Camille', createdAt: NOW },
    ]);
    const opened = previewOfLink(made.token, NOW, db);
    expect(opened).toMatchObject({ ok: true, document: { number: 1, festival: { slug: festival.slug } } });
    expect(JSON.stringify(previewLinks.open(festival, NOW))).not.toContain(made.token);

    previewLinks.revoke(festival, made.id, NOW);
    expect(previewOfLink(made.token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
    expect(previewLinks.open(festival, NOW)).toEqual([]);
    expect(previewOfLink('A'.repeat(22), NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('revokes no link of another festival and makes only so many', () => {
    const { festival } = workingFestival('publish');
    const other = workingFestival('publish', { seed: 8 });
    const made = previewLinks.create(festival, { label: '' }, NOW);
    expect(() => previewLinks.revoke(other.festival, made.ok ? made.id : 0, NOW)).toThrow('notFound');
    for (let i = 1; i < MAX_SECRET_LINKS; i += 1) previewLinks.create(festival, { label: '' }, NOW);
    expect(previewLinks.create(festival, { label: '' }, NOW)).toEqual({ ok: false, reason: 'tooMany' });
  });
});
