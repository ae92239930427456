import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { groupWarnings } from '#lib/events/warning-groups.ts';
import { readSeparated } from '#lib/exchange/files/text-files.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { incomingEvent, incomingOf } from '#lib/exchange/programmes/incoming-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { delaySchema } from '#lib/live/day-posts-schema.ts';
import { tellDelay } from '#lib/live/mutations.ts';
import type { Actor } from '#lib/policy.ts';
import { standingWarnings } from '#lib/warnings/queries.ts';

/*
 * What a test of all pages of the desk needs in the database and as queries, so that they show
 * everything.
 */

/** Files the owner began to import: a list that changes a contact, and a programme. */
export function keepFiles(db: Db, owner: Actor, slug: string, at: string): { list: number; programme: number } {
  const festival = authorizeFestival(owner, slug, 'schedule', db);
  const person = db.select().from(t.people).where(eq(t.people.festivalId, festival.id)).all()[0];
  const rows = readSeparated(`Lanterne;Nom;Contact\n${person?.number};${person?.name};nouveau@example.org`);
  if (!Array.isArray(rows)) throw new Error(rows.code);
  const { events, people, ...rest } = incomingOf({ events: [incomingEvent('Séance apportée')] });
  const packed = gzipSync([rest, { people }, { events }].map((line) => JSON.stringify(line)).join('\n'));
  const { id } = db
    .insert(t.imports)
    .values({
      festivalId: festival.id,
      entity: 'programme',
      userId: owner.userId,
      rows: packed,
      name: 'programme.json',
      createdAt: at,
      touchedAt: at,
    })
    .returning()
    .get();
  return { list: importLists.people.keep(festival, { name: 'personnes.csv', rows }, at) ?? 0, programme: id };
}

/**
 * Queries with which pages show everything they can, for the first séance, among it a delay that
 * was just announced.
 */
export function queriesOf(db: Db, owner: Actor, slug: string, at: string): Record<string, string[]> {
  const festival = authorizeFestival(owner, slug, 'day', db);
  const { events, films, rooms } = loadDraft(festival.id, db);
  const [first] = events.toSorted((a, b) => a.number - b.number);
  const item = first?.items.find(({ kind }) => kind === 'film');
  const film = films.find(({ id }) => id !== item?.filmId);
  const room = rooms.find(({ id }) => id !== first?.rooms[0]?.roomId);
  const [person] = db.select().from(t.people).where(eq(t.people.festivalId, festival.id)).limit(1).all();
  const ofFestival = eq(t.volunteers.festivalId, festival.id);
  const [volunteer] = db.select().from(t.volunteers).where(ofFestival).limit(1).all();
  const [group] = groupWarnings(standingWarnings(festival.id, db).open);
  const delay = { clientKey: randomUUID(), event: first?.number, minutes: 10, choice: 'carry' };
  const told = tellDelay(festival, delaySchema.parse(delay), new Date(Date.parse(at) - 300_000).toISOString());
  return {
    'festival-file': ['', '?private=on'],
    'person-file': [`?person=${person?.number}`, `?volunteer=${volunteer?.id}`],
    'publish/part': [`?key=${at.slice(0, 10)}`],
    'tables/[table]': ['?columns=rightsNote+contact+teamNotes+note+tags'],
    'today/[event]/delay': ['?minutes=20'],
    'today/[event]/film': [`?item=${item?.id}&film=${film?.number}`],
    'today/[event]/room': [`?to=${room?.number}`],
    'today/told': [`?batch=${told.ok ? told.batch : ''}`],
    warnings: ['', `?group=${encodeURIComponent(group?.key ?? '')}`],
  };
}
