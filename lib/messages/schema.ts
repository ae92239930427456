import { z } from 'zod';
import { type HandWay, handWays, type Role, roles } from '#db/enums.ts';
import { line, paragraphs } from '#lib/i18n/clean-text.ts';
import { choice, recordFields, wholeNumber } from '#lib/i18n/typed-values.ts';
import { MAX_MESSAGE, MAX_SUBJECT } from './choices.ts';

export type { HandWay };
export { handWays, roles };

const MAX_ID = 999_999_999;

/**
 * The audiences: volunteers who have not seen a shift, who have and did not answer, whose shift
 * moved, who have not read a briefing, all of them, or those who came; the guests; the team.
 */
export const whoms = ['unseen', 'unanswered', 'reconfirm', 'unread', 'all', 'came', 'guests', 'team'] as const;
export type Whom = (typeof whoms)[number];

/**
 * What limits the audience further. Ids; `room` is that of a shift or a séance, `day` its festival
 * day.
 */
type Narrowed = Readonly<{
  task: number | null;
  room: number | null;
  event: number | null;
  day: string | null;
  role: Role | null;
}>;

export type MessageAudience = Readonly<{ who: Whom } & Narrowed>;

const id = wholeNumber(1, MAX_ID);

/** An audience as in an address or a form; values that make no sense are ignored. */
export const audienceSchema = z.object({
  who: choice(whoms).catch('unseen'),
  task: id.catch(null),
  room: id.catch(null),
  event: id.catch(null),
  day: z.iso.date().nullable().catch(null),
  role: choice(roles).nullable().catch(null),
});

/** What the form for writing posts. A language that was left empty is not used. */
const words = {
  subject: line(MAX_SUBJECT),
  text: z.object({ fr: paragraphs(MAX_MESSAGE), en: paragraphs(MAX_MESSAGE) }),
  /**
   * A wall clock of the festival as `datetime-local` posts it; empty: as soon as possible. Other
   * values are refused where they are read.
   */
  at: z.string().max(40).default(''),
};
export const writtenSchema = z.object({ clientKey: recordFields.clientKey, audience: audienceSchema, ...words });
/**
 * The parts of a message that can be changed until it is sent; `was` is the hash of what the page
 * showed.
 */
export const rewrittenSchema = z.object({ ...words, was: z.string().max(40).default('') });
export type RewrittenMessage = z.output<typeof rewrittenSchema>;
export type WrittenMessage = z.output<typeof writtenSchema>;
