import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { changes, people, pictures, publishedPictures, withdrawnNames } from '#db/schema/index.ts';
import { removePerson } from '#lib/deletion/records.ts';
import { loadDraft, withdrawnNamesOf } from '#lib/draft/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import { filmTitle } from '#lib/films/title.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { withoutNames } from '#lib/model/withdrawn-names.ts';
import { personKind } from '#lib/people/mutations.ts';
import { withdrawHash } from '#lib/pictures/published.ts';
import type { Authorized } from '#lib/policy.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { erase } from './erase.ts';

/**
 * « Retirer partout », for a person: removes them with their pictures from the draft, and from
 * everything that was published, for good. Their private data is erased at once. `id` is theirs in
 * this festival. Throws notFound.
 */
export function withdrawPerson(festival: Authorized<'publish'>, id: number, now: string): void {
  write(festival.db, (tx, batch) => {
    const person = ownPerson(tx, festival.id, id);
    for (const { hash, format } of picturesOfPerson(tx, festival.id, person))
      withdrawHash(tx, festival, { hash, format, batch }, now);
    hideName(tx, festival.id, person, null, now);
    removePerson({ tx, festival, batch, now }, person);
    erase(tx, { entity: 'person', id, festivalId: festival.id, key: person.uid }, festival.actor, now);
    renewPublicKey(tx, festival.id);
  });
}

/**
 * The same for a name only: the person stays, as `name`, in all past and future publications.
 * Throws notFound.
 */
export function changeNameEverywhere(festival: Authorized<'publish'>, id: number, name: string, now: string): void {
  write(festival.db, (tx) => {
    const person = ownPerson(tx, festival.id, id);
    hideName(tx, festival.id, person, name, now);
    patchRoot(tx, festival, personKind, person, { verb: 'edited' }, now, { name });
    renewPublicKey(tx, festival.id);
  });
}

const ownPerson = (tx: Tx, festivalId: number, id: number): DraftPerson =>
  orNotFound(personKind.read(tx, festivalId, id));

/**
 * From now on, nobody can read the names that this person had in this festival; `name` replaces
 * them, or a placeholder.
 */
export function hideName(
  tx: Tx,
  festivalId: number,
  person: Pick<DraftPerson, 'uid' | 'number'>,
  name: string | null,
  now: string,
): void {
  const known = withdrawnNamesOf(festivalId, tx).find(({ uid }) => uid === person.uid);
  const formerNames = [...new Set([...(known?.formerNames ?? []), ...namesOf(tx, festivalId, person.uid)])].filter(
    (former) => former !== name && !isOfAnother(tx, festivalId, person.uid, former),
  );
  const set = { formerNames, name, at: now };
  tx.insert(withdrawnNames)
    .values({ festivalId, uid: person.uid, number: person.number, ...set })
    .onConflictDoUpdate({ target: [withdrawnNames.festivalId, withdrawnNames.uid], set })
    .run();
}

/** The present and former names of a person, from the draft and its history. */
function namesOf(tx: Tx, festivalId: number, uid: string): string[] {
  const own = and(eq(people.festivalId, festivalId), eq(people.uid, uid));
  const drafted = tx.select({ name: people.name }).from(people).where(own).all();
  const ofUid = sql`coalesce(${changes.before} ->> 'uid', ${changes.after} ->> 'uid') = ${uid}`;
  const said = tx
    .selectDistinct({
      before: sql<string | null>`${changes.before} ->> 'name'`,
      after: sql<string | null>`${changes.after} ->> 'name'`,
    })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, 'person'), ofUid))
    .all();
  return [
    ...drafted.map(({ name }) => name),
    ...said.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  ];
}

/** Two people may have the same name: the other one keeps it. */
function isOfAnother(tx: Tx, festivalId: number, uid: string, name: string): boolean {
  const another = and(eq(people.festivalId, festivalId), ne(people.uid, uid), eq(people.name, name));
  return tx.select({ id: people.id }).from(people).where(another).get() !== undefined;
}

/**
 * Their portraits, in the draft and in all releases; a picture that now has another subject belongs
 * to that.
 */
function picturesOfPerson(tx: Tx, festivalId: number, { id, number }: DraftPerson) {
  const drafted = rowsOfFestival(tx, pictures, festivalId);
  const own = drafted.filter(({ personId }) => personId === id);
  const foreign = new Set(drafted.flatMap(({ personId, hash }) => (personId === id ? [] : hash)));
  const side = (name: string) => sql`coalesce(${changes.before} ->> ${name}, ${changes.after} ->> ${name})`;
  const were = tx
    .select({ hash: sql`${side('hash')}` })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, 'picture'), sql`${side('personId')} = ${id}`));
  const published = tx
    .select({ hash: publishedPictures.hash, format: publishedPictures.format })
    .from(publishedPictures)
    .where(and(eq(publishedPictures.festivalId, festivalId), inArray(publishedPictures.hash, were)))
    .all();
  const released = releaseDocuments(festivalId, undefined, tx)?.public.pictures ?? [];
  return [
    ...own,
    ...published.filter(({ hash }) => !foreign.has(hash)),
    ...released.filter(({ of }) => of === `person:${number}`),
  ];
}

/** A record of the draft with a text that contains somebody's name. */
type NamingText = Readonly<{ section: 'films' | 'events' | 'people'; number: number; title: Bilingual }>;

/** The films, séances and other people in whose words this person's name is written. */
export function textsNaming(festivalId: number, { uid, name }: Pick<DraftPerson, 'uid' | 'name'>): NamingText[] {
  const draft = loadDraft(festivalId);
  const asked = [{ uid: '', number: 0, formerNames: [name], name: null, at: '' }];
  const names = (what: unknown) => withoutNames(what, asked, draft.festival.locale) !== what;
  return [
    ...draft.films.map((film) => ({
      section: 'films' as const,
      number: film.number,
      title: filmTitle(film),
      of: film,
    })),
    ...draft.events.map((event) => ({
      section: 'events' as const,
      number: event.number,
      title: titleOf(event),
      of: event,
    })),
    ...draft.people
      .filter((one) => one.uid !== uid)
      .map((one) => ({ section: 'people' as const, number: one.number, title: { fr: one.name }, of: one })),
  ]
    .filter(({ of }) => names(of))
    .map(({ of: _, ...told }) => told);
}

const titleOf = ({ title, number }: { title: Bilingual; number: number }): Bilingual =>
  isEmpty(title) ? { fr: `n° ${number}`, en: `no. ${number}` } : title;
