import { z } from 'zod';
import { bilingualParagraphs, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { MAX_CHOSEN } from './limits.ts';
import { suggestedTimes } from './scene.ts';

const MAX_KEY = 100;
const MAX_NUMBER = 1_000_000;

const number = z.coerce.number().int().min(0).max(MAX_NUMBER);

/**
 * A key that the organiser's browser made when it drew the form: a second click sends the same one.
 */
const clientKey = z.string().max(MAX_KEY).default('');

/** The number of the current release when the page was drawn; 0 when there was none. */
const expected = number;

export const publishSchema = z.object({
  clientKey,
  expected,
  /**
   * The last change of the draft that the organiser saw (`lastDraftChange`); null publishes the
   * draft as it is by now.
   */
  seen: z.coerce.number().int().min(0).nullable().optional(),
  /** Numbers of the chosen séances; null takes the whole draft. */
  only: z.array(number.min(1)).max(MAX_CHOSEN).nullable().default(null),
  /** With `only`: whether what belongs to no séance is taken too. */
  withGeneral: z.boolean().optional(),
  /** Numbers of the séances that somebody unticked: they are held back until they change. */
  unticked: z.array(number.min(1)).max(MAX_CHOSEN).optional(),
  suggestedTimes: z.enum(suggestedTimes).default('confirm'),
  note: bilingualParagraphs(MAX_NOTE),
});
export type Publication = z.output<typeof publishSchema>;

/** Publishes an older release again, by its number, with a note of its own. */
export const republishSchema = z.object({
  clientKey,
  expected,
  number: number.min(1),
  note: bilingualParagraphs(MAX_NOTE),
});
export type Republication = z.output<typeof republishSchema>;
