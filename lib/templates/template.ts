import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import { itemKinds, personRoles } from '#db/enums.ts';
import { values as v } from '#lib/exchange/festival-file/festival-part.ts';
import { filmColumnsOfFile } from '#lib/exchange/festival-file/shared-columns.ts';
import { weekdays } from '#lib/i18n/calendar-words.ts';
import told from './numerique-en-lumiere.json' with { type: 'json' };
import { type ProgrammeTemplate, programmeSchema } from './programme.ts';
import file from './six-days.json' with { type: 'json' };

const unsaid = v.bilingual.default({});

/**
 * Its synopsis is in our own words, from established facts only; absent where the facts are not
 * established.
 */
const film = z
  .strictObject(filmColumnsOfFile)
  .partial()
  .extend({
    originalTitle: v.requiredLine(),
    title: unsaid,
    minutes: filmColumnsOfFile.minutes.default(null),
  });

const item = z.strictObject({
  id: z.string(),
  kind: z.enum(['screening', 'talk', 'show']),
  /** For a talk or a show; a screening has the title of its film. */
  title: unsaid,
  /** A slug. */
  theme: z.string(),
  film: film.nullable().default(null),
  people: v
    .listOf(
      z.strictObject({ name: v.requiredLine(), organisation: v.line(), title: unsaid, role: z.enum(personRoles) }),
    )
    .default([]),
  /** The minutes of a talk or a show, where stated. */
  minutes: v.minutes(1, 1440).default(null),
  /** What came after it, according to the source. */
  followedBy: z
    .strictObject({ kind: z.enum(itemKinds), title: v.bilingual })
    .nullable()
    .default(null),
  group: z.string().nullable().default(null),
  /** Not ticked by default. */
  isOptional: z.boolean().default(false),
  /** What the organiser should know about its certainty. */
  note: unsaid,
  /** A likely person, not established: suggested to the organiser, never filled in. */
  candidate: z.strictObject({ name: v.line(), organisation: v.line() }).nullable().default(null),
});

/**
 * A programme without dates, ready to be placed on a new edition, with only what is known about it.
 * Absent values, null and empty lists mean unknown. Suggestions (how long a debate lasts, what
 * follows what) are not facts, and are made in from-template.ts.
 */
const templateSchema = z.strictObject({
  /** Stored with the festivals created from it. */
  id: z.string(),
  name: v.bilingual,
  /** One sentence for people who choose a template. */
  summary: v.bilingual,
  /**
   * The proposed shape: the number of days, their hours, the number of rooms. Never the dates of a
   * past edition.
   */
  dayCount: v.number,
  hours: z.strictObject({ opensAt: v.hour, closesAt: v.hour }),
  timeZone: v.line(),
  roomCount: v.number,
  themes: v.listOf(z.strictObject({ slug: v.themeSlug, name: v.bilingual })),
  /** Items that may be combined into one séance. */
  groups: v.listOf(z.strictObject({ id: z.string(), note: v.bilingual })),
  items: v.listOf(item),
});

export type Template = z.output<typeof templateSchema>;
export type TemplateItem = Template['items'][number];
export type TemplateFilm = z.output<typeof film>;

const { format: _, version: __, ...programme } = file;

/**
 * A festival larger than most at their beginning, to show how one looks: six days, two venues, four
 * rooms. Everything in it, films and people included, is invented and labelled as such; nothing is
 * a fact about anybody. It is a template file as the desk saves it. To change it, edit it there,
 * replace the file with the saved one, and mark it as invented again, because saved templates are
 * not.
 */
export const sixDays: ProgrammeTemplate = { id: 'six-jours-quatre-salles', ...programmeSchema.parse(programme) };

/**
 * Numérique En Lumière, from two public sources: the notes of an attendee collective (InfraBasse)
 * and the festival's page. The facts of films are from the pages of their festivals, distributors
 * and producers; themes and content notes are our own. Times and running order are unknown.
 * Organiser, purpose and place belong to the real festival and are not part of the template.
 */
export const numeriqueEnLumiere = templateSchema.parse(told);

/**
 * The templates from which a new festival can start. To add one, add a JSON file in this folder
 * and read it above.
 */
export const templates: readonly Template[] = [numeriqueEnLumiere];

/** The template of this id; null when there is none. */
export const templateOf = (id: string): Template | null => templates.find((template) => template.id === id) ?? null;

/** The whole programmes from which a new festival can start. */
export const programmes: readonly ProgrammeTemplate[] = [sixDays];

/** The programme of this id; null when there is none. */
export const programmeTemplateOf = (id: string): ProgrammeTemplate | null =>
  programmes.find((one) => one.id === id) ?? null;

/**
 * The texts that a template writes into a festival, in both languages at once. They become the
 * organiser's own texts, so they are not messages of the interface.
 */
export const labels = {
  screening: { fr: 'Projection-débat', en: 'Screening and debate' },
  severalFilms: { fr: 'Plusieurs films, puis débat', en: 'Several films, then a debate' },
  talkAndDebate: { fr: 'Intervention et discussions', en: 'Talk and discussions' },
} as const satisfies Record<string, Bilingual>;

const KINDS = {
  screening: { fr: 'Projection', en: 'Screening' },
  talk: { fr: 'Intervention', en: 'Talk' },
  show: { fr: 'Spectacle', en: 'Show' },
} as const satisfies Record<string, Bilingual>;

const COUNTED: readonly Bilingual[] = [
  {},
  {},
  { fr: 'Deux films', en: 'Two films' },
  { fr: 'Trois films', en: 'Three films' },
  { fr: 'Quatre films', en: 'Four films' },
];

/** « Quatre films »: the title of a séance with several. */
export const filmsTitle = (count: number): Bilingual =>
  COUNTED[count] ?? { fr: `${count} films`, en: `${count} films` };

/** « Projection – Extraction minière »: replaces a title that was not taken over. */
export function structureTitle(kind: keyof typeof KINDS, films: number, themes: readonly Bilingual[]): Bilingual {
  const head = films > 1 ? filmsTitle(films) : KINDS[kind];
  const of = (locale: 'fr' | 'en') =>
    [head[locale], themes.map((theme) => theme[locale] ?? '').join(', ')].filter(Boolean).join(' – ');
  return { fr: of('fr'), en: of('en') };
}

/** A note to the organiser about a likely person; nothing is filled in. */
export const candidateNote = ({ name, organisation }: { name: string; organisation: string }): Bilingual => ({
  fr: `Peut-être ${name} (${organisation}) : très probable, non établi ; à vérifier avant de l’inscrire.`,
  en: `Perhaps ${name} (${organisation}): very likely, not established; check before entering it.`,
});

/**
 * « Mardi, l’ouverture » for a day that is now a Thursday: « Jeudi, l’ouverture ». Weekdays from
 * Monday, 0 to 6.
 */
export function onWeekday(title: Bilingual, from: number, to: number): Bilingual {
  if (from === to) return title;
  const entries = Object.entries(title) as ['fr' | 'en', string][];
  return Object.fromEntries(
    entries.map(([locale, text]) => {
      const [before = '', after = ''] = [weekdays[locale][from], weekdays[locale][to]];
      const inPlaceOf = (word: string) =>
        word[0] === word[0]?.toUpperCase() ? after.charAt(0).toUpperCase() + after.slice(1) : after;
      return [locale, text.replace(new RegExp(`\\b${before}\\b`, 'gi'), inPlaceOf)];
    }),
  );
}
