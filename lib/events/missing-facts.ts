import type { EventKind } from '../../db/enums.ts';
import { isEmpty } from '../i18n/text.ts';
import type { DraftEvent, DraftFilm, DraftItem } from '../programme/draft.ts';
import type { Scope } from './occupations.ts';
import { statedMinutes } from './running-order.ts';
import type { MissingEventFact, MissingFilmFact, RightsProblem, Warning } from './warning.ts';

/** Séances at which readers expect somebody's name. A ceremony, an exhibition, a walk may have none. */
const KINDS_WITH_A_SPEAKER: readonly EventKind[] = ['talk', 'debate', 'panel', 'show', 'workshop'];

type Showing = { event: DraftEvent; item: DraftItem };
export type Showings = Map<DraftFilm, Showing[]>;

/** Each film of the programme with the items that show it, in the order of the séances; with `of`, that one's films. */
export function showingsByFilm({ events, of, index }: Scope): Showings {
  const asked = of === undefined ? undefined : new Set(index.events.get(of)?.items.map((item) => item.filmId));
  const showings: Showings = new Map();
  for (const event of events)
    for (const item of event.items) {
      if (item.filmId === null || (asked && !asked.has(item.filmId))) continue;
      const film = index.films.get(item.filmId);
      if (!film) continue;
      const known = showings.get(film);
      if (known) known.push({ event, item });
      else showings.set(film, [{ event, item }]);
    }
  return showings;
}

const isPublic = ({ event }: { event: DraftEvent }) => event.visibility === 'public';

/** The séances of some showings, each once, and the first day among them. */
function named({ dayOf, of }: Scope, events: readonly DraftEvent[]) {
  const once = [...new Set(events)];
  if (of !== undefined && !once.some((event) => event.id === of)) return null;
  return { eventIds: once.map((event) => event.id), day: once.map(dayOf).find((day) => day !== null) ?? null };
}

function rightsProblem(film: DraftFilm, isShownToThePublic: boolean): RightsProblem | null {
  switch (film.rightsState) {
    case 'granted':
      // Consultation on site is no permission to screen in public.
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

/** unconfirmed: one warning for a person, naming the public séances that would be published without them. */
export function unconfirmedPeople(scope: Scope): Warning[] {
  const { events, of, index } = scope;
  const asked = of === undefined ? undefined : new Set(index.events.get(of)?.people.map((p) => p.personId));
  const open = new Map<number, { event: DraftEvent; standing: 'considered' | 'invited' }[]>();
  for (const event of events.filter((e) => e.visibility === 'public'))
    for (const { personId, confirmation } of event.people) {
      if (confirmation !== 'considered' && confirmation !== 'invited') continue;
      if (asked && !asked.has(personId)) continue;
      const known = open.get(personId);
      if (known) known.push({ event, standing: confirmation });
      else open.set(personId, [{ event, standing: confirmation }]);
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
  const asked = scope.of === undefined ? scope.events : scope.events.filter((event) => event.id === scope.of);
  return [
    ...asked.flatMap((event) => missingOfEvent(event, scope).map((missing) => eventWarning(scope, event, missing))),
    ...[...shown].flatMap(([film, showings]) => missingOfFilm(scope, film, showings)),
  ];
}

const eventWarning = ({ dayOf }: Scope, event: DraftEvent, missing: MissingEventFact): Warning => ({
  code: 'incomplete',
  level: 'warning',
  missing,
  eventIds: [event.id],
  day: dayOf(event),
  facts: `event ${event.id} ${missing}`,
});

function missingOfEvent(event: DraftEvent, scope: Scope): MissingEventFact[] {
  const missing: MissingEventFact[] = [];
  if (event.startsAt === null) missing.push('time');
  if (event.rooms.length === 0) missing.push('room');
  if (lacksRunningTime(event, scope)) missing.push('running-time');
  if (event.visibility === 'team') return missing;
  const hasFilm = event.items.some((item) => item.filmId !== null);
  if (!hasFilm && isEmpty(event.synopsis)) missing.push('synopsis');
  if (lacksSpeaker(event)) missing.push('speaker');
  return missing;
}

/** Films answer for their own length; a part that takes the rest needs none. */
function lacksRunningTime(event: DraftEvent, { index, layoutOf }: Scope): boolean {
  if (event.items.length === 0) return event.publicEndFixed === null;
  if (event.admission === 'drop-in' && event.publicEndFixed !== null) return false;
  return event.items.some((item) => {
    if (item.filmId !== null || statedMinutes(item, index.films) !== null) return false;
    const takesTheRest = item.elastic && event.publicEndFixed !== null && layoutOf(event).elastic?.itemId === item.id;
    return !takesTheRest;
  });
}

function lacksSpeaker(event: DraftEvent): boolean {
  const isExpected = KINDS_WITH_A_SPEAKER.includes(event.kind) || event.items.some((item) => item.kind === 'talk');
  return isExpected && !event.people.some((p) => p.confirmation !== 'declined' && p.confirmation !== 'prevented');
}

function missingOfFilm(scope: Scope, film: DraftFilm, showings: Showing[]): Warning[] {
  const lacking: [MissingFilmFact, Showing[]][] = [
    ['running-time', showings.filter(({ item }) => statedMinutes(item, scope.index.films) === null)],
    // What may not be announced needs no words for the public.
    ['synopsis', isEmpty(film.synopsis) && film.announceable !== 'no' ? showings.filter(isPublic) : []],
    ['language', showings.filter((showing) => isPublic(showing) && !spokenLanguages(film, showing.item)?.length)],
  ];
  return lacking.flatMap(([missing, where]): Warning[] => {
    const events = where.map(({ event }) => event);
    const place = events.length > 0 ? named(scope, events) : null;
    if (!place) return [];
    const facts = `film ${film.id} ${missing}`;
    return [{ ...place, code: 'incomplete', level: 'warning', missing, filmId: film.id, facts }];
  });
}

/** The languages spoken in the copy that is shown; a film with one copy needs no choice. `zxx` is a film without words. */
function spokenLanguages(film: DraftFilm, item: DraftItem): readonly string[] | undefined {
  const only = film.versions.length === 1 ? film.versions[0] : undefined;
  return (film.versions.find((version) => version.id === item.filmVersionId) ?? only)?.spoken;
}
