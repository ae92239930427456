import type { Bilingual } from '#db/columns.ts';
import type { EventKind, ItemKind, PersonRole } from '#db/enums.ts';
import type { PlanFilm } from '#lib/festivals/plan.ts';

/**
 * A programme without dates, ready to be placed on a new edition: what is known about it, and nothing else. Null and empty lists
 * mean that nobody states it. Suggestions (how long a debate lasts, what follows what) are not facts: seances.ts makes them.
 */
export type Template = {
  /** Kept with the festivals it made. */
  id: string;
  name: Bilingual;
  /** One sentence for the person who chooses a template. */
  summary: Bilingual;
  /** The shape it offers: how many days, the hours of a day, how many rooms. Never the dates of a past edition. */
  dayCount: number;
  hours: { opensAt: string; closesAt: string };
  timeZone: string;
  roomCount: number;
  themes: readonly TemplateTheme[];
  items: readonly TemplateItem[];
  /** Items that may be one séance. */
  groups: readonly TemplateGroup[];
};

type TemplateTheme = { slug: string; name: Bilingual };

export type TemplateItem = {
  id: string;
  kind: Extract<EventKind, 'screening' | 'talk' | 'show'>;
  /** Of a talk or a show; a screening has the title of its film. */
  title: Bilingual;
  theme: string;
  film: TemplateFilm | null;
  people: readonly TemplatePerson[];
  /** Minutes of a talk or a show, where somebody states them. */
  minutes: number | null;
  /** What came after it, as the source says. */
  followedBy: { kind: ItemKind; title: Bilingual } | null;
  group: string | null;
  /** Offered unticked. */
  isOptional: boolean;
  /** What the organiser should know before relying on it. */
  note: Bilingual;
  /** A likely person, not established: offered to the organiser as a suggestion, never filled in. */
  candidate: { name: string; organisation: string } | null;
};

/** Its synopsis is in our own words, from established facts only; there is none where the film is not established. */
export type TemplateFilm = Omit<PlanFilm, 'versions'>;

type TemplatePerson = { name: string; organisation: string; title: Bilingual; role: PersonRole };

type TemplateGroup = { id: string; note: Bilingual };
