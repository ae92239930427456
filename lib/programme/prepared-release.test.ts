import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, read } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { frozenDraft, keptDraft } from './frozen-draft.ts';
import { republishRelease } from './mutations.ts';
import { publishRelease } from './publish-testing.ts';
import { releasedBySlug } from './released.ts';
import { publishSchema, republishSchema } from './schema.ts';

const MAY_1 = '2026-05-01T10:00:00.000Z';
const ELSEWHERE = '2026-06-06T23:10';

/** Calls `meanwhile` the first time this property is read, and does not change its value. */
function whenRead<T extends object>(input: T, name: keyof T, meanwhile: () => void): void {
  const value = input[name];
  let isOver = false;
  Object.defineProperty(input, name, {
    get: () => {
      if (!isOver) meanwhile();
      isOver = true;
      return value;
    },
  });
}

/**
 * One database on disk with two connections: one publishes, the other saves. Neither waits for the
 * other.
 */
function openTwice() {
  const file = join(mkdtempSync(join(tmpdir(), 'lanterne-two-')), 'lanterne.db');
  const [db, other] = [openDatabase(file, 0), openDatabase(file, 0)];
  onTestFinished(() => {
    db.$client.close();
    other.$client.close();
  });
  migrateDatabase(db);
  const made = makeFestival(db, { events: 20, rooms: 2, days: 2, seed: 3 });
  const actor = { userId: made.userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  const event = loadDraft(made.festivalId, db).events.find((one) => one.startsAt && one.visibility === 'public');
  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  const colleague = authorizeFestival(actor, made.slug, 'schedule', other);

  /** Publishes, and calls `meanwhile` after the draft was read. */
  const publish = (meanwhile: () => void, more: Partial<Parameters<typeof publishSchema.parse>[0]> = {}) => {
    const input = publishSchema.parse({ expected: 0, clientKey: 'a', ...more });
    whenRead(input, 'withGeneral', meanwhile);
    return publishRelease(publisher, input, MAY_1);
  };
  /**
   * Publishes the first release again under the third number, and calls `meanwhile` in the same
   * way.
   */
  const republish = (meanwhile: () => void) => {
    const input = republishSchema.parse({ expected: 2, clientKey: 'c', number: 1 });
    whenRead(input, 'note', meanwhile);
    return republishRelease(publisher, input, MAY_1);
  };
  const move = () => moveEvent(colleague, event?.id ?? 0, { version: 1, clientKey: null, startsAt: ELSEWHERE }, MAY_1);
  const releases = () => db.select({ sha256: t.releases.publicSha256, team: t.releases.teamSha256 }).from(t.releases);
  const startsAt = () =>
    releasedBySlug(made.slug, db)?.document.events.find(({ number }) => number === event?.number)?.startsAt;
  return { db, other, publisher, publish, republish, move, releases: () => releases().all(), startsAt };
}

describe('a publication that takes some time', () => {
  it('stops nobody from saving, and publishes what was saved meanwhile', () => {
    const { publish, move, startsAt } = openTwice();
    let saved: unknown;
    const published = publish(() => {
      saved = move();
    });
    expect(saved).toMatchObject({ ok: true });
    expect(published).toMatchObject({ ok: true, number: 1 });
    expect(startsAt()).toBe(ELSEWHERE);
  });

  it('publishes nothing saved meanwhile if the organiser was shown something else', () => {
    const { publish, move, releases } = openTwice();
    expect(publish(() => move(), { seen: 0 })).toEqual({ ok: false, reason: 'changed', number: 0 });
    expect(releases()).toEqual([]);
  });

  it('is the same release, byte for byte, whether it was made again or not', () => {
    const [calm, busy] = [openTwice(), openTwice()];
    calm.publish(() => {});
    // A change by somebody that leaves everything as it is.
    busy.publish(() => {
      busy.other.$client.exec(
        "insert into changes (festival_id, batch, actor_name, at, verb, entity, entity_id) select id, 'b', '', '', 'edited', 'event', 1 from festivals",
      );
    });
    expect(busy.releases()).toEqual(calm.releases());
  });

  it('is published once if it was sent twice at the same time', () => {
    const { publish, releases } = openTwice();
    const first = publish(() => {
      expect(publish(() => {})).toMatchObject({ ok: true, number: 1 });
    });
    expect(first).toMatchObject({ ok: true, number: 1 });
    expect(releases()).toHaveLength(1);
  });

  it('is made again, locked, if somebody saves while an older release is published again', () => {
    const { db, publish, republish, move, startsAt } = openTwice();
    publish(() => {});
    const first = startsAt();
    db.update(t.events)
      .set({ title: { fr: 'Autre' } })
      .run();
    expect(publish(() => {}, { expected: 1, clientKey: 'b' })).toMatchObject({ ok: true, number: 2 });
    let saved: unknown;
    const published = republish(() => {
      saved = move();
    });
    expect(saved).toMatchObject({ ok: true });
    expect(published).toMatchObject({ ok: true, number: 3 });
    expect(db.select({ number: t.releases.number, of: t.releases.republishes }).from(t.releases).all()).toEqual([
      { number: 1, of: null },
      { number: 2, of: null },
      { number: 3, of: 1 },
    ]);
    expect(startsAt()).toBe(first);
  });

  it('is not written if somebody publishes while an older release is published again', () => {
    const { db, publish, republish, releases } = openTwice();
    publish(() => {});
    db.update(t.events)
      .set({ title: { fr: 'Autre' } })
      .run();
    publish(() => {}, { expected: 1, clientKey: 'b' });
    const answer = republish(() => {
      db.update(t.events)
        .set({ title: { fr: 'Encore' } })
        .run();
      expect(publish(() => {}, { expected: 2, clientKey: 'd' })).toMatchObject({ ok: true, number: 3 });
    });
    expect(answer).toMatchObject({ ok: false });
    expect(releases()).toHaveLength(3);
  });

  it('uses the draft that a page has just read, if it is still current', () => {
    const { db, publisher, publish, move, releases, startsAt } = openTwice();
    const kept = () => read(db, (tx) => keptDraft(publisher, MAY_1, tx));
    expect(kept()).toBeNull();
    const frozen = frozenDraft(publisher, MAY_1, db);
    expect(kept()?.draft).toBe(frozen.draft);
    const fresh = openTwice();
    fresh.publish(() => {});
    publish(() => {});
    expect(releases()).toEqual(fresh.releases());

    expect(kept()).toBeNull();
    frozenDraft(publisher, MAY_1, db);
    move();
    expect(kept()).toBeNull();
    expect(publish(() => {}, { expected: 1, clientKey: 'b' })).toMatchObject({ ok: true, number: 2 });
    expect(startsAt()).toBe(ELSEWHERE);
  });
});
