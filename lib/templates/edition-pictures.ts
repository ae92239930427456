import type { Tx } from '#db/client.ts';
import { pictures } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Draft, DraftPicture } from '#lib/model/draft.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { SUBJECTS, type Subject, type SubjectKind, subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

/** What makes a thing of one edition the same in the next, of each kind. */
function sameThings({ films, people, venues, rooms, themes, series, pages, partners }: Draft): Map<string, Subject> {
  const found = new Map<string, Subject>();
  const note = (kind: SubjectKind, id: number, ...facts: readonly unknown[]) => {
    const key = JSON.stringify([kind, ...facts]);
    // Of two that look alike the first.
    if (!found.has(key)) found.set(key, { kind, id });
  };
  for (const { id, originalTitle, directors, year } of films) note('film', id, originalTitle, directors, year);
  for (const { id, name, organisation } of people) note('person', id, name, organisation);
  for (const { id, name } of venues) note('venue', id, name);
  for (const { id, name, venueId } of rooms) note('room', id, name, venues.find((venue) => venue.id === venueId)?.name);
  for (const { id, slug } of themes) note('theme', id, slug);
  for (const { id, title } of series) note('series', id, title);
  for (const { id, slug } of pages) note('page', id, slug);
  for (const { id, name, position } of partners) note('partner', id, name, position);
  return found;
}

/** The festival’s own that belong to whoever makes it; a poster is of one edition. */
const isOfOrganiser = ({ use }: DraftPicture) => use === 'logo' || use === 'logo-dark';

/**
 * Gives a new edition the pictures of what stays from the earlier one: films, people, places, themes and series, and the logos. Files are
 * shared. A ground comes along only while its date allows: after it the picture waits in the desk for another. In the transaction that makes
 * the festival; `now` is an instant.
 */
export function keepPicturesOfEdition(tx: Tx, earlier: Draft, festivalId: number, now: string): void {
  const made = loadDraft(festivalId, tx);
  const today = fromInstant(now, made.festival.timeZone).slice(0, 10);
  const here = sameThings(made);
  const becomes = new Map<string, Subject>();
  for (const [key, before] of sameThings(earlier)) {
    const subject = here.get(key);
    if (subject) becomes.set(subjectKey(before), subject);
  }
  for (const picture of earlier.pictures) {
    const before = subjectOf(picture);
    const isOwn = before.kind === 'festival' && isOfOrganiser(picture);
    const subject = isOwn ? before : becomes.get(subjectKey(before));
    if (!subject) continue;
    const { id: _, version: __, ...facts } = picture;
    const ground = mayLeave(picture, today) ? {} : { givenBy: '', purposes: [], until: null, consentOn: null };
    const none = Object.fromEntries(Object.values(SUBJECTS).map((column) => [column, null]));
    const of = subject.kind === 'festival' ? {} : { [SUBJECTS[subject.kind]]: subject.id };
    tx.insert(pictures)
      .values({ ...facts, ...ground, ...none, ...of, festivalId, createdAt: now })
      .run();
  }
}
