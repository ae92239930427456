import type { Bilingual } from '#db/columns.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentEvent, Documents, PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { isEqualBut } from '#lib/plain-values.ts';
import { type Carrying, carry, type Numbering, referencesOf } from './carry.ts';
import { choose } from './companions.ts';
import { isToTakePlace } from './day.ts';
import { replacementsOf } from './diff.ts';
import { indexDocument } from './document-index.ts';
import { drawPublic, drawTeam, shownPictures } from './draw.ts';
import { type SuggestedTimes, scenesOf } from './scene.ts';

type FreezeOptions = Numbering & {
  /**
   * Numbers of the séances to take from the draft; everything else stays as it was published.
   * Numbers, because a deleted séance has no id any more and its cancellation can be chosen too.
   */
  only?: ReadonlySet<number> | undefined;
  /**
   * With `only`: whether what belongs to no séance (the festival, its days and prices) is taken
   * too.
   */
  withGeneral?: boolean | undefined;
  /**
   * The release from which the séances are taken, instead of the draft. Without `only`, all of it
   * is published again.
   */
  older?: Documents | undefined;
  /** With `older`: numbers of séances that are taken from the draft all the same. */
  fromDraft?: ReadonlySet<number> | undefined;
  /** Without a decision, suggested times are taken as the draft has them. */
  suggestedTimes?: SuggestedTimes | undefined;
  /**
   * What freezing the earlier draft made on the same day: only séances that may have changed since
   * are drawn anew.
   */
  since?: Since | undefined;
};

/** A release that was made before, and the numbers of the séances that may have changed since. */
export type Since = Readonly<{ next: Documents; numbers: ReadonlySet<number> }>;

/**
 * The release that publishing `draft` makes after `previous`; pure. Here and in `draw-event.ts` it
 * is decided what may leave the desk: only public séances, confirmed people, titles that may be
 * announced.
 */
export function freeze(draft: Draft, previous: Documents | null, options: FreezeOptions): Documents {
  const { at, only, older, fromDraft, withGeneral = false, suggestedTimes = null, since } = options;
  const scenes = scenesOf(draft, at, suggestedTimes, previous?.public ?? null);
  const asked = since ? { ...draft, events: draft.events.filter(({ number }) => since.numbers.has(number)) } : draft;
  const hidden = new Set(draft.films.flatMap(({ id, number }) => (scenes.public.hidden.has(id) ? number : [])));
  const isHidden = (film: number) => hidden.has(film);
  const draw = (one: Draft): Documents => ({
    public: drawPublic({ ...scenes.public, draft: one }),
    team: drawTeam({ ...scenes.team, draft: one }),
  });
  const drawn = older ? partlyOlder(older, fromDraft, isHidden, () => draw(draft)) : draw(asked);
  if (!only) return released(drawn, previous, options, isHidden);
  const choice = { only, withGeneral, isOlder: older !== undefined };
  return released(
    {
      public: choose(drawn.public, previous?.public ?? null, choice),
      team: choose(drawn.team, previous?.team ?? null, choice),
    },
    previous,
    options,
    isHidden,
  );
}

/**
 * An older release that is to be public again. `fromDraft` and séances that show a title which may
 * not be announced now are taken from the draft instead.
 */
function partlyOlder(
  older: Documents,
  fromDraft: ReadonlySet<number> = new Set(),
  isHidden: (film: number) => boolean,
  drafted: () => Documents,
): Documents {
  const tells = ({ items }: DocumentEvent) => items.some(({ film }) => film !== null && isHidden(film));
  const telling = older.public.events.filter(tells).map(({ number }) => number);
  const only = new Set([...fromDraft, ...telling]);
  if (only.size === 0) return older;
  const choice = { only, withGeneral: false, isOlder: true };
  const drawn = drafted();
  return { public: choose(drawn.public, older.public, choice), team: choose(drawn.team, older.team, choice) };
}

/**
 * Whether two releases say the same to the public and to the team; numbers and notes may differ,
 * and films and people of no séance.
 */
export function isSameProgramme(one: Documents, other: Documents): boolean {
  if (!isEqualBut(OF_A_RELEASE, one.public, other.public)) return false;
  return isEqualBut(OF_A_RELEASE, ofSeances(one.team), ofSeances(other.team));
}

function ofSeances(team: TeamDocument): TeamDocument {
  const { films, people } = referencesOf(team.events);
  return {
    ...team,
    films: team.films.filter(({ number }) => films.has(number)),
    people: team.people.filter(({ number }) => people.has(number)),
  };
}

const OF_A_RELEASE: ReadonlySet<string> = new Set(['format', 'number', 'publishedAt', 'note']);

function released(
  drawn: Documents,
  previous: Documents | null,
  { since, ...numbering }: Numbering & Pick<FreezeOptions, 'since'>,
  isHidden: (film: number) => boolean,
): Documents {
  const replaced = replacementsOf(drawn, previous);
  const stands = ({ number }: DocumentEvent) => !since?.numbers.has(number);
  const forPublic: Carrying<DocumentEvent> = {
    // A séance that was never public has nothing to cancel.
    enters: isToTakePlace,
    stays: () => true,
    replaced,
    isHidden,
    standing: since?.next.public.events.filter(stands) ?? [],
  };
  const forTeam: Carrying<TeamDocument['events'][number]> = {
    enters: () => true,
    stays: ({ isPublic }) => isPublic,
    replaced,
    isHidden: null,
    standing: since?.next.team.events.filter(stands) ?? [],
  };
  return {
    public: onlyNeeded(carry(drawn.public, previous?.public ?? null, numbering, forPublic)),
    team: carry(drawn.team, previous?.team ?? null, numbering, forTeam),
  };
}

/**
 * The public document without the rooms, films, people and themes that no public séance shows,
 * because they may be unfinished drafts.
 */
function onlyNeeded(document: PublicDocument): PublicDocument {
  const needed = referencesOf(document.events, indexDocument(document));
  const days = new Set(document.days.map(({ date }) => date));
  const missing = [...new Set(document.events.flatMap(({ day }) => day ?? []))].filter((day) => !days.has(day));
  for (const block of document.blocks) for (const room of block.rooms) needed.rooms.add(room);
  for (const room of document.rooms) if (needed.rooms.has(room.number)) needed.venues.add(room.venue);
  const { pictures: _, ...rest } = document;
  const only = {
    ...rest,
    days: daysToShow(document, [...document.days, ...missing.map(emptyDay)]),
    venues: document.venues.filter(({ number }) => needed.venues.has(number)),
    ...(document.walks
      ? { walks: document.walks.filter(({ from, to }) => needed.venues.has(from) && needed.venues.has(to)) }
      : {}),
    rooms: document.rooms.filter(({ number }) => needed.rooms.has(number)),
    films: document.films.filter(({ number }) => needed.films.has(number)),
    people: document.people.filter(({ number }) => needed.people.has(number)),
    series: document.series.filter(({ number }) => needed.series.has(number)),
    themes: document.themes.filter(({ slug }) => needed.themes.has(slug)),
  };
  return { ...only, ...shownPictures({ ...document, ...only }) };
}

/**
 * Of a document with more days than this, of which less than a third have anything, the empty days
 * are left out.
 */
const ALL_DAYS = 31;

/**
 * Of a season only the dates with something on them, and the days that the organiser wrote about:
 * 240 empty evenings are no programme.
 */
function daysToShow({ events, blocks }: PublicDocument, all: PublicDocument['days']): PublicDocument['days'] {
  const days = [...all].sort((a, b) => (a.date < b.date ? -1 : 1));
  const used = new Set([...events, ...blocks].map(({ day }) => day));
  const isSaid = ({ title, introduction, offers }: PublicDocument['days'][number]) =>
    !isEmpty(title) || !isEmpty(introduction) || offers.length > 0;
  const dates = days.filter((day) => used.has(day.date) || isSaid(day));
  return days.length > ALL_DAYS && dates.length * 3 < days.length ? dates : days;
}

const emptyDay = (date: string): PublicDocument['days'][number] => ({
  date,
  title: {} satisfies Bilingual,
  introduction: {},
  offers: [],
});
