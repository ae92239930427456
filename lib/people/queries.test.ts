import { describe, expect, it } from 'vitest';
import { type Role, roles } from '#db/enums.ts';
import { events, films, people } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { seenDraft, tagsInUse } from '#lib/draft/queries.ts';
import { searchEvents } from '#lib/events/queries.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { eventRowsOf } from '#lib/exchange/programmes/event-cells.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { filmsOf, seenFilm } from '#lib/films/queries.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { peopleOf, seenPerson } from './queries.ts';
import { missingFactsOfPerson } from './schema.ts';

const CONTACT = 'zqcontact 06 12 34 56 78';
const TAG = 'zqtag';
const NOTE = 'zqnote 200 € chez le distributeur';

const db = openTestDb();
const made = makeFestival(db, { events: 4, rooms: 1, days: 1, seed: 4 });
db.update(people)
  .set({ contact: CONTACT, tags: [`${TAG} de jury`] })
  .run();
db.update(films)
  .set({ rightsNote: NOTE, tags: [`${TAG} en fête`] })
  .run();
db.update(events)
  .set({ tags: [`${TAG} fêté`] })
  .run();
const as = (role: Role) =>
  authorizeFestival(makeAccount(db, role, { festivalId: made.festivalId, role }), made.slug, 'read', db);
const members = Object.fromEntries(roles.map((role) => [role, as(role)])) as Record<Role, ReturnType<typeof as>>;

/** Everything the desk reads about people and films for this role, and the lists it exports. */
function readBy(role: Role): string {
  const festival = members[role];
  const listed = peopleOf(festival);
  const shown = filmsOf(festival.id, { role }, db);
  const draft = seenDraft(festival);
  return JSON.stringify([
    listed,
    listed.map(({ number }) => seenPerson(festival, number)),
    shown,
    shown.map(({ number }) => seenFilm(festival, number)),
    importLists.people.rows(festival, 'fr'),
    importLists.films.rows(festival, 'fr'),
    eventRowsOf(festival, 'fr'),
    tagsInUse(festival),
    [draft.films, draft.people, draft.events].map((all) => all.map(({ tags }) => tags)),
  ]);
}

describe('private facts of people and films', () => {
  it.each(['owner', 'organiser', 'coordinator'] as const)('are read by the role %s', (role) => {
    expect(readBy(role)).toContain(CONTACT);
    for (const tag of ['jury', 'fête', 'fêté']) expect(readBy(role).split(tag).length).toBeGreaterThan(3);
    expect(seenFilm(members[role], filmsOf(members[role].id, {}, db)[0]?.number ?? 0)?.rightsNote).toBe(NOTE);
  });

  it('are not read at all for the role « Équipe »', () => {
    expect(readBy('team')).not.toMatch(/zqcontact|zqnote|zqtag/);
    const [person] = peopleOf(members.team);
    expect(person).toMatchObject({ contact: null });
    // Nor is it reported as missing to those who may not know whether it is there.
    expect(person && missingFactsOfPerson(person)).not.toContain('contact');
  });

  it('are found by tags, for people who may read them', () => {
    const search = 'zqtag fete';
    const found = (role: Role) => filmsOf(made.festivalId, { search, role }, db).length;
    expect([found('programmer'), found('team')]).toEqual([filmsOf(made.festivalId, {}, db).length, 0]);
    const [film] = filmsOf(made.festivalId, {}, db);
    const mixed = { search: `${film?.originalTitle} fete` };
    const both = (role: Role) => filmsOf(made.festivalId, { ...mixed, role }, db).some(({ id }) => id === film?.id);
    expect([both('programmer'), both('team')], 'one word in the title, the other a tag').toEqual([true, false]);
    expect(peopleOf(members.owner, { search: 'jury' }).length).toBe(peopleOf(members.owner).length);
    expect(peopleOf(members.team, { search: 'jury' })).toEqual([]);
    const of = (role: Role) => searchEvents(indexDraft(seenDraft(members[role])), 'zqtag', db)?.size;
    expect([of('owner'), of('team')]).toEqual([4, 0]);
  });

  it('are left out of the table of films if it is not said who reads it', () => {
    expect(JSON.stringify(filmsOf(members.owner.id, {}, db))).not.toContain('zqnote');
  });
});
