import { and, asc, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { changes, people } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { ofBatch } from '#lib/history/record.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { lateBy } from '#lib/model/live-facts.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { differencesOf } from '#lib/programme/diff.ts';
import type { FactRoot } from '#lib/programme/fact-rows.ts';
import { releaseDocuments, teamDocumentOf } from '#lib/programme/released.ts';
import { shownLinks } from '#lib/volunteers/links.ts';
import { idsOfNumbers, numbersOfIds } from '#lib/volunteers/plan.ts';
import { releaseIn } from './day-history.ts';
import { type DelayOutcome, delayPreview, lateEventOf } from './delay.ts';
import type { AssignedVolunteer, Contacts, DayNews } from './people-to-tell.ts';
import { delaySceneOf } from './queries.ts';
import type { TeamToday } from './team-of-day.ts';

/** The news of one tap, and the programme it is about. */
export type TapNews = { news: DayNews; document: TeamDocument };
type ActNews = { news: Extract<DayNews, { kind: 'act' }>; document: TeamDocument };

/**
 * The news that one batch of today brings, whoever did it and however long ago: a delay with the
 * effects it had then, or an act with its changes of the release; also of a batch that undid one.
 * Null for a batch that concerns nobody in person (seats, a notice), and for one that is not of
 * this festival. `now` is an instant.
 */
export function newsOfBatch(
  festival: Authorized<'day'>,
  batch: string,
  now: string,
  team: Pick<TeamToday, 'shifts'>,
): TapNews | null {
  const { db, id } = festival;
  const rows = db
    .select({ entity: changes.entity, before: changes.before, after: changes.after })
    .from(changes)
    .where(and(ofBatch(id, batch), inArray(changes.entity, ['live-fact', 'release', 'event'])))
    .orderBy(asc(changes.id))
    .all();
  const release = releaseIn(rows);
  if (release !== null) {
    const found = newsOfRelease(festival, release);
    if (!found) return null;
    const touched = new Set(
      rows.filter(({ entity }) => entity === 'event').map((row) => ((row.after ?? row.before) as EventRoot).number),
    );
    const differences = found.news.differences.filter((one) => touched.has(one.number));
    return { ...found, news: { ...found.news, differences } };
  }
  const facts = rows.filter(({ entity }) => entity === 'live-fact');
  return delayNews(festival, facts as Side[], now, team);
}

type Side = { before: FactRoot | null; after: FactRoot | null };

/** The news that a release brings; null for the first one, and where there is none. */
export function newsOfRelease({ id, db }: { id: number; db: Db }, number: number): ActNews | null {
  const [before, after] = [releaseDocuments(id, number - 1, db), releaseDocuments(id, number, db)];
  if (!before || !after) return null;
  const differences = differencesOf(before, after);
  return { news: { kind: 'act', differences, before: before.team }, document: after.team };
}

/** The delay that a fact states; null when it does not hold, or is of another kind. */
const saidBy = (fact: FactRoot | null) =>
  fact?.kind === 'delay' && fact.endedAt === null ? { delay: Number(fact.value), cut: fact.cutMinutes ?? 0 } : null;

function delayNews(
  festival: Authorized<'day'>,
  sides: readonly Side[],
  now: string,
  { shifts }: Pick<TeamToday, 'shifts'>,
): TapNews | null {
  const { db, id } = festival;
  const document = teamDocumentOf(id, db);
  const scene = delaySceneOf(festival, now, db, shifts);
  const delays = sides.filter(({ before, after }) => (before ?? after)?.kind === 'delay');
  if (!document || !scene || delays.length === 0) return null;
  const numbers = numbersOfIds(idsOfNumbers(id, db)).events;
  const on = (side: Side) => numbers.get((side.after ?? side.before)?.eventId ?? 0) ?? 0;
  const [was, is] = [new Map(scene.delays), new Map<number, { delay: number; cut: number }>()];
  const cuts = new Map(scene.cuts);
  // A batch ends the former delay and announces the next: the first row is the state before, the
  // last row the state after.
  for (const event of new Set(delays.map(on))) {
    const own = delays.filter((side) => on(side) === event);
    const before = own.map((side) => saidBy(side.before)).find((late) => late !== null);
    was.set(event, before?.delay ?? 0);
    cuts.set(event, before?.cut ?? 0);
    is.set(event, own.map((side) => saidBy(side.after)).findLast((late) => late !== null) ?? { delay: 0, cut: 0 });
  }
  // A delay is passed on to later séances only, so the earliest one is where it began, in whichever
  // order rows were restored.
  const subject = document.events.find(({ number }) => is.has(number))?.number;
  const told = is.get(subject ?? 0);
  if (subject === undefined || !told) return null;
  const preview = delayPreview({ ...scene, delays: was, cuts }, subject, told.delay);
  const isSame = ({ delays: wanted }: DelayOutcome) =>
    wanted.length === is.size &&
    wanted.every(({ event, delay, cut }) => is.get(event)?.delay === delay && is.get(event)?.cut === cut);
  const outcome =
    preview?.choices.find(isSame) ?? (preview?.choices[0] && exactly(preview.choices[0], is, was, document));
  return outcome ? { news: { kind: 'delay', outcome }, document } : null;
}

/**
 * An outcome with exactly what was announced. None of today's choices would announce it, because
 * the programme or another delay has changed since, but everybody who was told of one of these
 * séances still has to hear of it.
 */
function exactly(
  outcome: DelayOutcome,
  is: ReadonlyMap<number, { delay: number; cut: number }>,
  was: ReadonlyMap<number, number>,
  document: TeamDocument,
): DelayOutcome {
  const [first] = outcome.delays;
  const rest = [...is].filter(([event]) => event !== first?.event);
  const planned = byNumber(document.events);
  const late = rest.flatMap(([number, { delay, cut }]) => {
    const event = planned.get(number);
    return event ? lateEventOf(event, document, lateBy(delay, cut), was.get(number) ?? 0) : [];
  });
  const others = late.map(({ event, delay, was }) => ({ event, delay, was, cut: is.get(event)?.cut ?? 0 }));
  return { ...outcome, delays: [...(first ? [first] : []), ...others], late };
}

/**
 * The contacts of guests, for people who run the day: they may see them in the records too. The
 * contacts of volunteers come in already reduced to what this person may see.
 */
export function contactsFor(festival: Authorized<'day'>, volunteers: readonly AssignedVolunteer[] = []): Contacts {
  const rows = rowsOfFestival(festival.db, people, festival.id);
  const known = new Map(rows.map(({ number, contact }) => [number, contact.trim() || null]));
  // Secret links to volunteers' pages are only for people who may coordinate volunteers.
  const isCoordinating = volunteers.length > 0 && may(festival.role, 'volunteers');
  const links = isCoordinating
    ? shownLinks(authorizeFestival(festival.actor, festival.slug, 'volunteers', festival.db))
    : new Map<number, string>();
  return {
    contactOf: (person) => known.get(person) ?? null,
    volunteers,
    pageOf: (volunteer, locale) => {
      const token = links.get(volunteer);
      return token ? env().url + sitePaths(locale).team(token) : null;
    },
  };
}
