import { z } from 'zod';
import { line } from '#lib/i18n/clean-text.ts';
import { recordFields } from '#lib/i18n/typed-values.ts';
import { handWays, rewrittenSchema, writtenSchema } from '#lib/messages/schema.ts';
import type { VolunteerFix } from '#lib/volunteers/warnings.ts';

const id = z.coerce.number().int().min(1).max(999_999_999);
const yes = z.enum(['yes', 'no']).transform((said) => said === 'yes');

/** Fixes made with one tap; those that only lead elsewhere are links. */
const fix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), shiftId: id, volunteerId: id }),
  z.object({ kind: z.literal('hand-over'), shiftId: id, volunteerId: id, toVolunteerId: id }),
  z.object({ kind: z.literal('unassign'), shiftId: id, volunteerId: id }),
  z.object({ kind: z.literal('clear'), volunteerId: id, taskId: id }),
  z.object({ kind: z.literal('set-people'), shiftId: id, people: z.coerce.number().int().min(1).max(200) }),
]) satisfies z.ZodType<VolunteerFix>;

const { clientKey } = recordFields;
const act = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ act: z.literal(name), clientKey, ...shape });

/** What a button of these pages posts. */
export const actInput = z.discriminatedUnion('act', [
  act('assign', { shiftId: id, volunteerId: id }),
  act('confirm', { shiftId: id, volunteerId: id }),
  act('unassign', { id }),
  act('referent', { id, isReferent: yes }),
  act('check-in', { id, isThere: yes }),
  act('fix', {
    fix: z
      .string()
      .max(500)
      .transform((text, context): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          context.addIssue({ code: 'custom', message: 'wrong' });
          return z.NEVER;
        }
      })
      .pipe(fix),
  }),
  act('end-shift', { id }),
  act('renew-link', { volunteerId: id }),
  act('close-link', { volunteerId: id }),
  act('make-links', {}),
  act('renew-hidden-links', {}),
  act('send-message', {
    audience: writtenSchema.shape.audience,
    subject: writtenSchema.shape.subject,
    text: writtenSchema.shape.text,
    at: writtenSchema.shape.at,
  }),
  act('rewrite', { id, ...rewrittenSchema.shape }),
  act('decide-held', { id, isSent: yes }),
  act('hold-again', { id }),
  act('note-hand', {
    id,
    hand: z.enum([...handWays, '']).transform((hand) => (hand === '' ? null : hand)),
  }),
  act('settle-problem', { id }),
  act('decide-exchange', { id, isApproved: yes }),
  act('decide-applications', {
    ids: z.array(id).max(200).default([]),
    /** `accept` for the ticked ones, `accept 12` for one. */
    to: z
      .string()
      .regex(/^(?:accept|new|waiting|declined)(?: [1-9]\d{0,8})?$/)
      .transform((said) => {
        const [way, only] = said.split(' ');
        return {
          way: way as 'accept' | 'new' | 'waiting' | 'declined',
          only: only === undefined ? null : Number(only),
        };
      }),
  }),
  act('tick', { checklistId: id, itemId: id, isTicked: yes }),
  act('correct-lines', { id, lines: z.record(z.string(), line()) }),
  act('delete-checklist', { id }),
]);
export type ActInput = z.output<typeof actInput>;
export type ActName = ActInput['act'];
