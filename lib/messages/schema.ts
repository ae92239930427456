import { z } from 'zod';
import { type HandWay, handWays, type Role, roles } from '#db/enums.ts';
import { line, paragraphs } from '#lib/i18n/clean-text.ts';
import { choice, recordFields, wholeNumber } from '#lib/i18n/typed-values.ts';
import { MAX_MESSAGE, MAX_SUBJECT } from './choices.ts';

export type { HandWay };
export { handWays, roles };

const MAX_ID = 999_999_999;

/**
 * To whom: volunteers who have not looked, who have and did not answer, whose shift moved, who have
 * not read what is to be read before they come, all of them, or those who came; the guests; the
 * team.
 */
export const whoms = ['unseen', 'unanswered', 'reconfirm', 'unread', 'all', 'came', 'guests', 'team'] as const;
export type Whom = (typeof whoms)[number];

/**
 * By what fewer of them are meant. Ids; `room` is where a shift or a séance is, `day` its festival
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

/** An audience as an address or a form says it; what makes no sense narrows nothing. */
export const audienceSchema = z.object({
  who: choice(whoms).catch('unseen'),
  task: id.catch(null),
  room: id.catch(null),
  event: id.catch(null),
  day: z.iso.date().nullable().catch(null),
  role: choice(roles).nullable().catch(null),
});

/** What the writing place posts. A language that was left empty is not written in. */
const words = {
  subject: line(MAX_SUBJECT),
  text: z.object({ fr: paragraphs(MAX_MESSAGE), en: paragraphs(MAX_MESSAGE) }),
  /**
   * A wall clock of the festival as `datetime-local` posts it; empty: as soon as it can. What is
   * none of both is refused where it is read.
   */
  at: z.string().max(40).default(''),
};
export const writtenSchema = z.object({ clientKey: recordFields.clientKey, audience: audienceSchema, ...words });
/** What of a message can be changed until it leaves; `was` is what its page had read of it. */
export const rewrittenSchema = z.object({ ...words, was: z.string().max(40).default('') });
export type RewrittenMessage = z.output<typeof rewrittenSchema>;
export type WrittenMessage = z.output<typeof writtenSchema>;
