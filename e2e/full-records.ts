import { and, eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';

/**
 * The addresses of three records with everything they usually have: a séance of four parts and
 * three people, a film with its rights, a person.
 */
export function fullRecords(dataFolder: string, slug: string, locale = 'fr') {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    const { festivalId, eventIds } = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 18, slug });
    const film = db.select().from(t.films).where(eq(t.films.festivalId, festivalId)).get();
    const [eventId] = eventIds;
    if (!film || eventId === undefined) throw new Error('The festival has not what it needs.');
    const people = ['Inès Carvalho', 'Tomás Iriberry', 'Malo Querrien'].map((name, at) =>
      db
        .insert(t.people)
        .values({ festivalId, number: 900 + at, uid: `full-${slug}-${at}`, name })
        .returning()
        .get(),
    );
    const words = {
      fr: 'Une mine, une vallée, et celle qui revient.',
      en: 'A mine, a valley, and she who comes back.',
    };
    db.update(t.events)
      .set({
        kind: 'screening',
        title: { fr: 'Contrebande douce' },
        label: { fr: 'Projection-débat', en: 'Screening and debate' },
        synopsis: { fr: 'En présence de quatre musiciens de la fanfare qui joueront pendant le verre.' },
        startsAt: '2026-06-07T21:00',
        publicEndFixed: null,
      })
      .where(eq(t.events.id, eventId))
      .run();
    db.delete(t.eventPeople)
      .where(and(eq(t.eventPeople.festivalId, festivalId), eq(t.eventPeople.eventId, eventId)))
      .run();
    db.delete(t.eventItems)
      .where(and(eq(t.eventItems.festivalId, festivalId), eq(t.eventItems.eventId, eventId)))
      .run();
    const of = { festivalId, eventId };
    const items = db
      .insert(t.eventItems)
      .values([
        { ...of, position: 1, kind: 'introduction', minutes: 5 },
        { ...of, position: 2, kind: 'film', filmId: film.id, access: ['sdh'] },
        { ...of, position: 3, kind: 'debate', minutes: 24, access: ['lsf-interpreted'] },
        { ...of, position: 4, kind: 'break', minutes: 20, title: { fr: 'Verre de la fanfare' } },
      ])
      .returning()
      .all();
    db.insert(t.eventPeople)
      .values(
        people.map(({ id: personId }, position) => ({
          ...of,
          personId,
          itemId: position === 0 ? (items[2]?.id ?? null) : null,
          position,
          confirmation: (['confirmed', 'invited', 'considered'] as const)[position] ?? 'considered',
        })),
      )
      .run();
    db.update(t.films)
      .set({
        directors: ['Tomás Iriberry'],
        writers: ['Ana Lima', 'Tomás Iriberry'],
        year: 2025,
        countries: ['FR', 'PT'],
        minutes: 92,
        production: 'Films du Phare',
        website: 'https://example.org/film',
        shortSynopsis: words,
        synopsis: { fr: `${words.fr}\n\n${words.fr} ${words.fr}` },
        rightsState: 'granted',
        rightsKind: 'public-projection',
        rightsNote: '120 €, accordés le 8 janvier par la distributrice.',
      })
      .where(eq(t.films.id, film.id))
      .run();
    const person = people[0];
    db.update(t.people)
      .set({
        title: { fr: 'cinéaste', en: 'film-maker' },
        organisation: 'Films du Phare',
        bio: { fr: `${words.fr} ${words.fr} ${words.fr}` },
        contact: '06 12 34 56 78, végétarienne',
      })
      .where(eq(t.people.id, person?.id ?? 0))
      .run();
    const event = db.select().from(t.events).where(eq(t.events.id, eventId)).get();
    const base = `/${locale}/organise/${slug}`;
    return {
      event: `${base}/events/${event?.number}`,
      film: `${base}/films/${film.number}`,
      person: `${base}/people/${person?.number}`,
    };
  } finally {
    db.$client.close();
  }
}
