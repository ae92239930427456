import type { EventKind } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { gather } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type DraftEvent, type DraftFilm, type DraftItem, mayCome } from '#lib/model/draft.ts';
import { eventDayOf, eventsAsked, groupsOf, layoutOf, type Prepared, type Scope } from './prepared.ts';
import { isAnybody } from './room-abilities.ts';
import { statedMinutes } from './running-order.ts';
import type { MissingEventFact, MissingFilmFact, RightsProblem, Warning } from './warning.ts';

/*
 * Warnings about what is not settled yet: rights, people who have not confirmed, missing facts,
 * debates without a moderator, and hard films with too little time to talk.
 */

/**
 * Kinds of séances in which readers expect the name of a speaker. A ceremony, an exhibition or a
 * walk may have none.
 */
const KINDS_WITH_A_SPEAKER: readonly EventKind[] = ['talk', 'debate', 'panel', 'show', 'workshop'];

type Showing = { event: DraftEvent; item: DraftItem };
type Showings = Map<DraftFilm, Showing[]>;

/**
 * Each film of the programme with the items that show it, in the order of the séances; with `of`,
 * only the films of that séance.
 */
export function showingsByFilm(scope: Scope): Showings {
  const showings: Showings = new Map();
  for (const [filmId, events] of groupsOf(scope, 'byFilm')) {
    const film = scope.index.films.get(filmId);
    if (!film) continue;
    const shown: Showing[] = [];
    for (const event of events) for (const item of event.items) if (item.filmId === filmId) shown.push({ event, item });
    showings.set(film, shown);
  }
  return showings;
}

const isPublic = ({ event }: { event: DraftEvent }) => event.visibility === 'public';

/** The séances of some showings, each once, and the earliest day among them. */
function named(scope: Scope, events: readonly DraftEvent[]) {
  const once = events.length > 1 ? [...new Set(events)] : events;
  if (scope.of !== undefined && !once.some((event) => event.id === scope.of)) return null;
  const timed = once.find((event) => event.startsAt !== null);
  return { eventIds: once.map((event) => event.id), day: timed ? eventDayOf(scope, timed) : null };
}

function rightsProblem(film: DraftFilm, isShownToThePublic: boolean): RightsProblem | null {
  switch (film.rightsState) {
    case 'granted':
      // A permission for consultation on site does not allow a public screening.
      return film.rightsKind === 'on-site-consultation' && isShownToThePublic ? 'consultation-only' : null;
    case 'not-needed':
      return null;
    default:
      return film.rightsState;
  }
}

/** rights-missing: one warning for a film, however often it is shown. */
export function rightsMissing(scope: Scope, shown: Showings): Warning[] {
  return [...shown].flatMap(([film, showings]): Warning[] => {
    const problem = rightsProblem(film, showings.some(isPublic));
    if (!problem) return [];
    const concerned = problem === 'consultation-only' ? showings.filter(isPublic) : showings;
    const where = named(
      scope,
      concerned.map(({ event }) => event),
    );
    if (!where) return [];
    const facts = `film ${film.id} ${film.rightsState} ${film.rightsKind ?? '-'}`;
    const level = problem === 'refused' ? 'blocking' : 'warning';
    return [{ ...where, code: 'rights-missing', level, filmId: film.id, problem, facts }];
  });
}

/**
 * unconfirmed: one warning for a person, with the public séances that would be published without
 * them.
 */
export function unconfirmedPeople(scope: Scope): Warning[] {
  const open = new Map<number, { event: DraftEvent; standing: 'considered' | 'invited' }[]>();
  for (const [personId, events] of groupsOf(scope, 'byPerson'))
    for (const event of events) {
      if (event.visibility !== 'public') continue;
      for (const { personId: who, confirmation } of event.people)
        if (who === personId && (confirmation === 'considered' || confirmation === 'invited'))
          gather(open, personId, { event, standing: confirmation });
    }
  return [...open].flatMap(([personId, presences]): Warning[] => {
    const where = named(
      scope,
      presences.map(({ event }) => event),
    );
    if (!where) return [];
    const standing = presences.some((p) => p.standing === 'considered') ? 'considered' : 'invited';
    const facts = `person ${personId} ${presences.map((p) => `${p.event.id}:${p.standing}`).join(' ')}`;
    return [{ ...where, code: 'unconfirmed', level: 'warning', personId, standing, facts }];
  });
}

/** incomplete: one warning for each fact a séance or a film lacks. */
export function missingFactsOf(scope: Scope, shown: Showings): Warning[] {
  const warnings: Warning[] = [];
  for (const event of eventsAsked(scope))
    for (const missing of missingOfEvent(event, scope)) warnings.push(eventWarning(scope, event, missing));
  for (const [film, showings] of shown) addMissingOfFilm(scope, film, showings, warnings);
  return warnings;
}

const eventWarning = (scope: Scope, event: DraftEvent, missing: MissingEventFact): Warning => ({
  code: 'incomplete',
  level: 'warning',
  missing,
  eventIds: [event.id],
  day: eventDayOf(scope, event),
  facts: `event ${event.id} ${missing}`,
});

function missingOfEvent(event: DraftEvent, scope: Scope): MissingEventFact[] {
  const missing: MissingEventFact[] = [];
  if (event.startsAt === null) missing.push('time');
  // One that is only relayed somewhere takes place nowhere.
  if (event.rooms.every(({ use }) => use === 'overflow')) missing.push('room');
  if (lacksRunningTime(event, scope)) missing.push('running-time');
  if (event.visibility === 'team') return missing;
  const hasFilm = event.items.some((item) => item.filmId !== null);
  if (!hasFilm && isEmpty(event.synopsis)) missing.push('synopsis');
  if (lacksSpeaker(event)) missing.push('speaker');
  return missing;
}

/** Whether a length is missing. Films have lengths of their own, and a flexible part needs none. */
function lacksRunningTime(event: DraftEvent, scope: Scope): boolean {
  if (event.items.length === 0) return event.publicEndFixed === null;
  if (event.admission === 'drop-in' && event.publicEndFixed !== null) return false;
  return event.items.some((item) => {
    if (item.filmId !== null || statedMinutes(item, scope.index.films) !== null) return false;
    const takesTheRest =
      item.elastic && event.publicEndFixed !== null && layoutOf(scope, event).elastic?.itemId === item.id;
    return !takesTheRest;
  });
}

function lacksSpeaker(event: DraftEvent): boolean {
  const isExpected = KINDS_WITH_A_SPEAKER.includes(event.kind) || event.items.some((item) => item.kind === 'talk');
  return isExpected && !event.people.some(mayCome);
}

function addMissingOfFilm(scope: Scope, film: DraftFilm, showings: readonly Showing[], to: Warning[]): void {
  const add = (missing: MissingFilmFact, isLacking: (showing: Showing) => boolean) => {
    const lacking = showings.filter(isLacking);
    const place =
      lacking.length > 0
        ? named(
            scope,
            lacking.map(({ event }) => event),
          )
        : null;
    if (!place) return;
    const facts = `film ${film.id} ${missing}`;
    to.push({ ...place, code: 'incomplete', level: 'warning', missing, filmId: film.id, facts });
  };
  add('running-time', ({ item }) => statedMinutes(item, scope.index.films) === null);
  // A film that may not be announced needs no text for the public.
  if (isEmpty(film.synopsis) && film.announceable !== 'no') add('synopsis', isPublic);
  // `zxx` is the language code of a film without words.
  add('language', (showing) => isPublic(showing) && !copyShown(film, showing.item.filmVersionId)?.spoken.length);
}

/** After a film that is hard to watch, people need at least this long to talk about it. */
export const SHORTEST_DISCUSSION_MINUTES = 15;

const about = (scope: Prepared, event: DraftEvent) => ({ eventIds: [event.id], day: eventDayOf(scope, event) });

const leads = (role: string) => role === 'moderator' || role === 'host';

/**
 * Whether a debate has a moderator: a séance that is a debate without parts needs one for the
 * séance, one with parts needs one for the part.
 */
function isLed(event: DraftEvent, isDebate: boolean): boolean {
  let hasDebate = false;
  for (const item of event.items) {
    if (item.kind !== 'debate') continue;
    if (!isAnybody(event, item, leads)) return false;
    hasDebate = true;
  }
  return hasDebate || !isDebate || isAnybody(event, null, leads);
}

/** debate-unmoderated: a debate, a panel or the debate after a film without anybody to lead it. */
export function unmoderatedDebates(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const event of eventsAsked(scope)) {
    const isDebate = event.kind === 'debate' || event.kind === 'panel';
    if (isLed(event, isDebate)) continue;
    const debateKind = event.kind === 'panel' ? 'panel' : 'debate';
    const facts = `event ${event.id} ${debateKind}`;
    warnings.push({ ...about(scope, event), code: 'debate-unmoderated', level: 'warning', debateKind, facts });
  }
  return warnings;
}

/** The minutes of talk and debate in a séance. */
const talkMinutes = (prepared: Prepared, event: DraftEvent) =>
  layoutOf(prepared, event)
    .parts.filter(({ item }) => item.kind === 'debate' || item.kind === 'talk')
    .reduce((sum, { minutes }) => sum + minutes, 0);

/**
 * hard-film-short-talk: a film with severe content notes and too little time to talk about it; the
 * séance that continues it counts as time to talk.
 */
export function hardFilms(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event): Warning[] => {
    const hard = event.items.find(
      (item) => item.filmId !== null && scope.index.films.get(item.filmId)?.contentIsSevere,
    );
    if (!hard?.filmId) return [];
    const together = [event, ...(scope.byContinued.get(event.id) ?? [])];
    const minutes = together.reduce((sum, one) => sum + talkMinutes(scope, one), 0);
    if (minutes >= SHORTEST_DISCUSSION_MINUTES) return [];
    return [
      {
        ...about(scope, event),
        code: 'hard-film-short-talk',
        level: 'hint',
        filmId: hard.filmId,
        minutes,
        facts: `event ${event.id} film ${hard.filmId} ${minutes}`,
      },
    ];
  });
}
