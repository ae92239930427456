import { z } from 'zod';
import { bilingualParagraphs, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { MAX_CHOSEN } from './limits.ts';
import { suggestedTimes } from './scene.ts';

const MAX_KEY = 100;
const MAX_NUMBER = 1_000_000;

const number = z.coerce.number().int().min(0).max(MAX_NUMBER);

/** What the organiser's browser made when it drew the form: a second click carries the same. */
const clientKey = z.string().max(MAX_KEY).default('');

/** The number of the release the organiser was looking at; 0 when there was none. */
const expected = number;

export const publishSchema = z.object({
  clientKey,
  expected,
  /**
   * The last change of the draft the organiser was shown (`lastDraftChange`); null publishes
   * whatever it is by now.
   */
  seen: z.coerce.number().int().min(0).nullable().optional(),
  /** Numbers of the chosen séances; null takes the whole draft. */
  only: z.array(number.min(1)).max(MAX_CHOSEN).nullable().default(null),
  /** With `only`: whether what belongs to no séance is taken too. */
  withGeneral: z.boolean().optional(),
  /** Numbers of the séances somebody unticked: they wait until they change. */
  unticked: z.array(number.min(1)).max(MAX_CHOSEN).optional(),
  suggestedTimes: z.enum(suggestedTimes).default('confirm'),
  note: bilingualParagraphs(MAX_NOTE),
});
export type Publication = z.output<typeof publishSchema>;

/** An older release again, by its number, with a word of its own. */
export const republishSchema = z.object({
  clientKey,
  expected,
  number: number.min(1),
  note: bilingualParagraphs(MAX_NOTE),
});
export type Republication = z.output<typeof republishSchema>;
