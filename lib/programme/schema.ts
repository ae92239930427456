import { z } from 'zod';
import { bilingualLine, line, NOTE_MAX } from '../i18n/clean-text.ts';
import { suggestedTimes } from './scene.ts';

/** How many séances one publication may choose among; a festival holds fewer. */
export const CHOSEN_MAX = 20_000;
const KEY_MAX = 100;
const NUMBER_MAX = 1_000_000;

const number = z.coerce.number().int().min(0).max(NUMBER_MAX);

/** What the organiser's browser made when it drew the form: a second click carries the same. */
const clientKey = z.string().max(KEY_MAX).default('');

/** The number of the release the organiser was looking at; 0 when there was none. */
const expected = number;

export const publishSchema = z.object({
  clientKey,
  expected,
  /** The last change of the draft the organiser was shown (`lastDraftChange`); null publishes whatever it is by now. */
  seen: z.coerce.number().int().min(0).nullable().optional(),
  /** Numbers of the chosen séances; null takes the whole draft. */
  only: z.array(number.min(1)).max(CHOSEN_MAX).nullable().default(null),
  /** With `only`: whether what belongs to no séance is taken too. */
  withGeneral: z.boolean().optional(),
  /** Numbers of the séances somebody unticked: they wait until they change. */
  unticked: z.array(number.min(1)).max(CHOSEN_MAX).optional(),
  suggestedTimes: z.enum(suggestedTimes).default('confirm'),
  note: bilingualLine(NOTE_MAX),
});
export type PublishInput = z.input<typeof publishSchema>;
export type Publication = z.output<typeof publishSchema>;

/** What the organiser calls a preview link: « pour le bureau ». */
export const previewLinkSchema = z.object({ label: line() });

export const republishSchema = z.object({ clientKey, expected, number: number.min(1), note: bilingualLine(NOTE_MAX) });
export type Republication = z.output<typeof republishSchema>;
