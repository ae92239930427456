import type { Tx } from '#db/client.ts';
import { pictures } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Plan } from '#lib/festivals/plan.ts';
import type { Draft, DraftPicture } from '#lib/model/draft.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { SUBJECTS, type Subject, type SubjectKind, subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import type { StayingPicture } from './programme.ts';

const keyOf = (kind: SubjectKind, ...facts: readonly unknown[]) => JSON.stringify([kind, ...facts]);
/** In a plan, columns with the table's default may be absent. */
const keyOfFilm = ({
  originalTitle,
  directors = [],
  year = null,
}: Pick<Plan['films'][number], 'originalTitle' | 'directors' | 'year'>) =>
  keyOf('film', originalTitle, directors, year);
const keyOfPerson = ({ name, organisation }: Pick<Draft['people'][number], 'name' | 'organisation'>) =>
  keyOf('person', name, organisation);
const OWN = 'festival';

/** All possible subjects of pictures, by a key that is the same in another festival. */
function sameThings({ films, people, venues, rooms, themes, series, pages, partners }: Draft): Map<string, Subject> {
  const found = new Map<string, Subject>([[OWN, { kind: 'festival' }]]);
  const note = (kind: SubjectKind, id: number, key: string) => {
    // Of two with the same key, the first.
    if (!found.has(key)) found.set(key, { kind, id });
  };
  for (const film of films) note('film', film.id, keyOfFilm(film));
  for (const person of people) note('person', person.id, keyOfPerson(person));
  for (const { id, name } of venues) note('venue', id, keyOf('venue', name.fr, name.en));
  for (const { id, name, venueId } of rooms) {
    const venue = venues.find((one) => one.id === venueId)?.name;
    note('room', id, keyOf('room', name.fr, name.en, venue?.fr, venue?.en));
  }
  for (const { id, slug } of themes) note('theme', id, keyOf('theme', slug));
  for (const { id, title } of series) note('series', id, keyOf('series', title.fr, title.en));
  for (const { id, slug } of pages) note('page', id, keyOf('page', slug));
  for (const { id, name, position } of partners) note('partner', id, keyOf('partner', name, position));
  return found;
}

/** The festival’s own pictures that belong to its organiser; a poster belongs to one edition. */
const isOfOrganiser = ({ use }: DraftPicture) => use === 'logo' || use === 'logo-dark';

/** The columns that identify the row and its subject. */
const OF_ROW = ['id', 'festivalId', 'version', 'createdAt', ...Object.values(SUBJECTS)] as const;
const ofRow: ReadonlySet<string> = new Set(OF_ROW);

/**
 * The pictures of a festival that its next edition keeps if their subject stays: all except those
 * of one edition.
 */
export function stayingPictures(draft: Draft): StayingPicture[] {
  const keys = new Map([...sameThings(draft)].map(([key, subject]) => [subjectKey(subject), key]));
  return draft.pictures.flatMap((picture): StayingPicture[] => {
    const of = keys.get(subjectKey(subjectOf(picture)));
    if (of === undefined || (of === OWN && !isOfOrganiser(picture))) return [];
    const facts = Object.fromEntries(Object.entries(picture).filter(([name]) => !ofRow.has(name)));
    return [{ ...(facts as Omit<DraftPicture, (typeof OF_ROW)[number]>), of }];
  });
}

/** Whether a template may contain it: the organiser's pictures are left out. */
export const isOfProgramme = (picture: DraftPicture): boolean =>
  !['festival', 'page', 'partner'].includes(subjectOf(picture).kind);

/**
 * The pictures that a template of this plan keeps: of its films and people, and of places, themes
 * and series.
 */
export function picturesOfPlan(draft: Draft, { films, people }: Plan): StayingPicture[] {
  const known = new Set([...films.map(keyOfFilm), ...people.map(keyOfPerson)]);
  const taken = draft.pictures.filter(isOfProgramme);
  const isInPlan = ({ of }: StayingPicture) => !/^\["(?:film|person)"/.test(of) || known.has(of);
  return stayingPictures({ ...draft, pictures: taken }).filter(isInPlan);
}

/**
 * Gives a new festival the pictures of what it took over: rows are inserted, files are shared. The
 * right to use a picture is taken over only until its last day: after that the picture stays
 * unpublished until somebody enters another. Runs in the transaction that creates the festival;
 * `now` is an instant.
 */
export function givePictures(tx: Tx, staying: readonly StayingPicture[], festivalId: number, now: string): void {
  const made = loadDraft(festivalId, tx);
  const today = dateOfInstant(now, made.festival.timeZone);
  const here = sameThings(made);
  for (const { of, ...facts } of staying) {
    const subject = here.get(of);
    if (!subject) continue;
    const ground = mayLeave(facts, today) ? {} : { givenBy: '', purposes: [], until: null, consentOn: null };
    const column = subject.kind === 'festival' ? {} : { [SUBJECTS[subject.kind]]: subject.id };
    tx.insert(pictures)
      .values({ ...facts, ...ground, ...column, festivalId, createdAt: now })
      .run();
  }
}
