import { eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { eventPeople, events, releases } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { insertFestival, recordCreation } from '#lib/festivals/creation.ts';
import { type Plan, plainRoom } from '#lib/festivals/plan.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { freeze } from '#lib/programme/release.ts';
import { addDays, weekdayOf } from '#lib/time/calendar.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { placeTemplate, proposedChoices } from './from-template.ts';
import { numeriqueEnLumiere as template } from './template.ts';

const NAME: Bilingual = {
  fr: 'Numérique En Lumière (démonstration)',
  en: 'Numérique En Lumière (demonstration)',
};
const AUDITORIUM: Bilingual = { fr: 'Auditorium', en: 'Auditorium' };

/**
 * The text shown with each person of the demonstration: nobody has confirmed anything, a report
 * names them for a past edition.
 */
export const FROM_A_REPORT: Bilingual = {
  fr: 'programme de 2025, d’après un compte rendu',
  en: 'programme of 2025, according to a report',
};

/** The Saturday and Sunday of the week after next, in Paris, seen from the instant `now`. */
export function demonstrationDates(now: string): [string, string] {
  const today = dateOfInstant(now, template.timeZone);
  const saturday = addDays(today, 14 + 5 - weekdayOf(today));
  return [saturday, addDays(saturday, 1)];
}

/**
 * Creates the demonstration and publishes it: the template on two days in an « Auditorium » without
 * an address. People are shown, as in a real programme, with a text that says where their names
 * come from. One transaction. `now` is an ISO instant.
 */
export function seedDemonstration(db: Db, now: string): { id: number; slug: string } {
  return write(db, (tx, batch) => {
    const dates = demonstrationDates(now);
    const room = plainRoom(AUDITORIUM);
    const created = insertFestival(
      db,
      tx,
      {
        name: NAME,
        startsOn: dates[0],
        endsOn: dates[1],
        timeZone: template.timeZone,
        locale: 'fr',
        ...template.hours,
        settings: {},
        templateId: template.id,
        days: dates.map((date, i) => ({ date, title: { fr: `Jour ${i + 1}`, en: `Day ${i + 1}` } })),
        venues: [{ name: AUDITORIUM, address: '', latitude: null, longitude: null, access: {} }],
        rooms: [room],
        plan: demonstrationPlan(dates),
      },
      { isDemonstration: true },
      now,
    );
    // A demonstration shows what visitors see once an organiser has confirmed times and people.
    tx.update(events).set({ timeIsSuggested: false }).where(eq(events.festivalId, created.id)).run();
    tx.update(eventPeople).set({ confirmation: 'confirmed' }).where(eq(eventPeople.festivalId, created.id)).run();
    recordCreation(tx, created.id, null, now, { batch, clientKey: null });
    publishOnce(tx, created.id, now);
    return created;
  });
}

function demonstrationPlan(dates: readonly string[]): Plan {
  const choices = { ...proposedChoices(template), withFilms: true, withPeople: true };
  const frame = {
    dates,
    ...template.hours,
    timeZone: template.timeZone,
    rooms: [plainRoom(AUDITORIUM)],
    doorsMinutes: 10,
    clearMinutes: 10,
    betweenFilmsMinutes: 0,
  };
  const plan = placeTemplate(template, choices, frame, 'fr');
  return {
    ...plan,
    people: plan.people.map((person) => ({ ...person, title: fromAReport(person.title) })),
    // Notes are questions to the organiser who uses the template, and the demonstration has none.
    events: plan.events.map((event) => ({ ...event, teamNotes: '' })),
  };
}

const fromAReport = (title: Bilingual): Bilingual => ({
  fr: [title.fr, FROM_A_REPORT.fr].filter(Boolean).join(' – '),
  en: [title.en, FROM_A_REPORT.en].filter(Boolean).join(' – '),
});

function publishOnce(tx: Tx, festivalId: number, at: string): void {
  const documents = freeze(loadDraft(festivalId, tx), null, { number: 1, at, note: {}, suggestedTimes: 'confirm' });
  const [shown, team] = [packDocument(documents.public), packDocument(documents.team)];
  tx.insert(releases)
    .values({
      festivalId,
      number: 1,
      at,
      publicDocument: shown.bytes,
      publicSha256: shown.sha256,
      teamDocument: team.bytes,
      teamSha256: team.sha256,
    })
    .run();
}
