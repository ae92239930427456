import type { Bilingual } from '#db/columns.ts';
import type { Documents, TeamDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { referencesOf } from './carry.ts';
import { indexDocument } from './document-index.ts';

/** The changes of a release that belong to no single séance. */
const generalKinds = [
  'festival',
  'appearance',
  'days',
  'offers',
  'blocks',
  'venues',
  'films',
  'people',
  'themes',
  'crews',
  'pages',
  'partners',
  'pictures',
] as const;
type GeneralKind = (typeof generalKinds)[number];

/** A page of the festival's own that was added, removed or rewritten, by its title. */
type PageChange = Readonly<{ kind: 'page-added' | 'page-changed' | 'page-removed'; title: Bilingual }>;
export type GeneralChange = GeneralKind | PageChange;

/**
 * Whether changes of a film, room or person are told here. Not when it came or went together with
 * the séances that show it.
 */
type Tells = (number: number) => boolean;
type Rest = (document: TeamDocument, tells: Tells) => unknown;

// What séances show of a film, a room or a person is told with the séances. Here stands what only
// their own pages show.
const RESTS: Record<GeneralKind, Rest> = {
  festival: ({ festival: { accent, secondColour, letters, headStyle, ...said } }) => said,
  appearance: ({ festival: { accent, secondColour, letters, headStyle } }) => [
    accent,
    secondColour,
    letters,
    headStyle,
  ],
  days: ({ days }) => days.map(({ offers: _, ...day }) => day),
  offers: ({ offers, days, series }) => [offers, days.map((day) => day.offers), series.map((row) => row.offers)],
  blocks: ({ blocks }) => blocks,
  venues: ({ venues, rooms, walks = [] }, tells) => [
    walks.filter(({ from, to }) => tells(from) && tells(to)),
    venues.filter(({ number }) => tells(number)).map(({ number, access }) => [number, access]),
    rooms
      .filter(({ number }) => tells(number))
      .map(({ number, seats, abilities, access }) => [number, seats, abilities, access?.ad]),
  ],
  films: ({ films }, tells) =>
    films
      .filter(({ number }) => tells(number))
      .map(
        ({
          originalTitle,
          title,
          directors,
          year,
          countries,
          minutes,
          shortSynopsis,
          synopsis,
          contentNotes,
          ...own
        }) => own,
      ),
  people: ({ people }, tells) => people.filter(({ number }) => tells(number)).map(({ number, bio }) => [number, bio]),
  themes: ({ themes, series }) => [themes, series.map(({ number, introduction }) => [number, introduction])],
  crews: ({ crews }) => crews,
  pages: ({ pages = [] }) => pages,
  partners: ({ partners = [] }) => partners,
  pictures: ({ pictures = [] }) => pictures,
};

/**
 * Which of these differ between two releases. The team's documents are compared, because they hold
 * what the public sees too.
 */
export function generalChanges(previous: Documents | null, next: Documents): GeneralChange[] {
  if (!previous) return [];
  const [was, is] = [indexDocument(previous.team), indexDocument(next.team)];
  const used = referencesOf([...previous.team.events, ...next.team.events], is, was);
  const told = (['venues', 'rooms', 'films', 'people'] as const).flatMap((kind) =>
    [...used[kind]].filter((number) => !was[kind].has(number) || !is[kind].has(number)),
  );
  const untold = new Set(told);
  const tells = (number: number) => !untold.has(number);
  const kinds = generalKinds.filter(
    (kind) => !isEqual(RESTS[kind](previous.team, tells), RESTS[kind](next.team, tells)),
  );
  return kinds.flatMap((kind) => (kind === 'pages' ? pageChanges(previous.team, next.team) : kind));
}

/** The pages one by one; or their order, where nothing else differs. */
function pageChanges({ pages: were = [] }: TeamDocument, { pages: are = [] }: TeamDocument): GeneralChange[] {
  const [old, now] = [were, are].map((pages) => new Map(pages.map((page) => [page.slug, page])));
  const changes: GeneralChange[] = [];
  for (const page of are) {
    const before = old?.get(page.slug);
    if (before === undefined) changes.push({ kind: 'page-added', title: page.title });
    else if (!isEqual(before, page)) changes.push({ kind: 'page-changed', title: page.title });
  }
  for (const { slug, title } of were) if (!now?.has(slug)) changes.push({ kind: 'page-removed', title });
  return changes.length > 0 ? changes : ['pages'];
}
