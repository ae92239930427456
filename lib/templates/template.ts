import { z } from 'zod';
import { itemKinds, personRoles } from '#db/enums.ts';
import { values as v } from '#lib/exchange/festival-file/festival-values.ts';
import { filmColumnsOfFile } from '#lib/exchange/festival-file/shared-columns.ts';

const unsaid = v.bilingual.default({});

/**
 * Its synopsis is in our own words, from established facts only; there is none where the film is
 * not established.
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
  /** Of a talk or a show; a screening has the title of its film. */
  title: unsaid,
  /** A slug. */
  theme: z.string(),
  film: film.nullable().default(null),
  people: v
    .listOf(
      z.strictObject({ name: v.requiredLine(), organisation: v.line(), title: unsaid, role: z.enum(personRoles) }),
    )
    .default([]),
  /** Minutes of a talk or a show, where somebody states them. */
  minutes: v.minutes(1, 1440).default(null),
  /** What came after it, as the source says. */
  followedBy: z
    .strictObject({ kind: z.enum(itemKinds), title: v.bilingual })
    .nullable()
    .default(null),
  group: z.string().nullable().default(null),
  /** Offered unticked. */
  isOptional: z.boolean().default(false),
  /** What the organiser should know before relying on it. */
  note: unsaid,
  /**
   * A likely person, not established: offered to the organiser as a suggestion, never filled in.
   */
  candidate: z.strictObject({ name: v.line(), organisation: v.line() }).nullable().default(null),
});

/**
 * A programme without dates, ready to be placed on a new edition: what is known about it, and
 * nothing else. What is left out, null and empty lists mean that nobody states it. Suggestions (how
 * long a debate lasts, what follows what) are not facts: seances.ts makes them.
 */
export const templateSchema = z.strictObject({
  /** Kept with the festivals it made. */
  id: z.string(),
  name: v.bilingual,
  /** One sentence for the person who chooses a template. */
  summary: v.bilingual,
  /**
   * The shape it offers: how many days, the hours of a day, how many rooms. Never the dates of a
   * past edition.
   */
  dayCount: v.number,
  hours: z.strictObject({ opensAt: v.hour, closesAt: v.hour }),
  timeZone: v.line(),
  roomCount: v.number,
  themes: v.listOf(z.strictObject({ slug: v.themeSlug, name: v.bilingual })),
  /** Items that may be one séance. */
  groups: v.listOf(z.strictObject({ id: z.string(), note: v.bilingual })),
  items: v.listOf(item),
});

export type Template = z.output<typeof templateSchema>;
export type TemplateItem = Template['items'][number];
export type TemplateFilm = z.output<typeof film>;
