import { z } from 'zod';
import { itemKinds, personRoles } from '#db/enums.ts';
import { values as v } from '#lib/exchange/festival-file/festival-values.ts';
import { filmColumnsOfFile } from '#lib/exchange/festival-file/shared-columns.ts';

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
 * follows what) are not facts, and are made in seances.ts.
 */
export const templateSchema = z.strictObject({
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
