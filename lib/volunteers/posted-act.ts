import { z } from 'zod';
import { LanterneError } from '#lib/errors.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { recordFields, requiredNumber, ticked } from '#lib/i18n/typed-values.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { AuthorizedSheets, AuthorizedVolunteer } from '#lib/policy.ts';
import { askContactAgain, chooseWays } from './besides-shifts.ts';
import { noteBriefingRead } from './briefings.ts';
import { tellEmergency } from './emergencies.ts';
import { acceptExchange, endExchange, exchangeRefusedInWords, proposeExchange } from './exchanges.ts';
import { checkIn, countEntries, tellProblem, tickLine } from './on-the-day.ts';
import { answerAll, answerAssignment, noteShiftRead, takeShift, takingRefusedInWords } from './own-acts.ts';
import { publishedPlanOf } from './plan.ts';
import { emergencySchema, entriesSchema, exchangeSchema, problemSchema } from './schema.ts';

const id = requiredNumber(1, 999_999_999);
const { clientKey } = recordFields;
const onOne = <const A extends string>(act: A) => z.object({ act: z.literal(act), id, clientKey });
/** A yes, with what the page showed of the shift. */
const yesTo = <const A extends string>(act: A) => onOne(act).extend({ shown: z.string().max(20).optional() });

/** « 12.Ab3dE6gH 14.…»: the proposed shifts of a page, each with a name for what was shown. */
const proposed = z
  .string()
  .regex(/^[1-9]\d{0,8}\.[\w-]{1,20}(?: [1-9]\d{0,8}\.[\w-]{1,20}){0,199}$/)
  .transform((all) => all.split(' ').map((one) => ({ id: Number(one.split('.')[0]), shown: one.split('.')[1] ?? '' })));

/**
 * Everything that a volunteer's page posts, from a form or from the queue of acts kept while there
 * was no network. `clientKey` identifies the act, however often it is sent.
 */
export const postedActSchema = z.discriminatedUnion('act', [
  onOne('here'),
  onOne('away'),
  yesTo('yes'),
  onOne('no'),
  z.object({ act: z.literal('yesAll'), proposed, clientKey }),
  yesTo('take'),
  yesTo('accept'),
  onOne('end'),
  yesTo('noted'),
  onOne('briefing').extend({ shown: z.string().min(1).max(20) }),
  problemSchema.extend({ act: z.literal('problem') }),
  emergencySchema.extend({ act: z.literal('emergency') }),
  exchangeSchema.extend({ act: z.literal('exchange') }),
  entriesSchema.extend({ act: z.literal('entries') }),
  z.object({ act: z.literal('again'), isTicked: ticked, clientKey }),
  z.object({ act: z.literal('ways'), mail: ticked, sms: ticked, whatsapp: ticked, clientKey }),
  z.object({ act: z.literal('tick'), checklistId: id, itemId: id, isTicked: ticked, clientKey }),
]);
export type PostedAct = z.output<typeof postedActSchema>;

/** The only post of a room sheet: anybody with the link may say that somebody needs help. */
export const sheetActSchema = emergencySchema.extend({ act: z.literal('emergency') });

/** The key of the sentence about what was done; or why it was not done, in one sentence. */
export type PostedActDone = { ok: true; said: SaidKey } | { ok: false; sentence: string };
export const saidKeys = [
  'here',
  'away',
  'yes',
  'no',
  'yesAll',
  'yesSome',
  'take',
  'accept',
  'waits',
  'corrected',
  'end',
  'openAgain',
  'noted',
  'briefing',
  'problem',
  'emergency',
  'exchange',
  'entries',
  'entriesOlder',
  'tick',
  'again',
  'notAgain',
  'ways',
] as const;
export type SaidKey = (typeof saidKeys)[number];

/**
 * Does what a volunteer posted. Throws notFound for what is not theirs or is gone. `now` is an
 * instant; `waited` is how many seconds the post waited for a network.
 */
export function doPostedAct(
  who: AuthorizedVolunteer,
  act: PostedAct,
  locale: Locale,
  { now, waited = 0 }: { now: string; waited?: number },
): PostedActDone {
  // With the hours that hold now, which are what stood in the way.
  const names = () => publishedPlanOf(who.id, who.db, now).names;
  const told = (said: SaidKey, done: ReturnType<typeof takeShift>): PostedActDone =>
    done.ok ? { ok: true, said } : { ok: false, sentence: takingRefusedInWords(done, names(), locale) };
  const exchanged = (said: SaidKey, done: ReturnType<typeof proposeExchange>): PostedActDone => {
    if (!done.ok) return { ok: false, sentence: exchangeRefusedInWords(done, names(), locale) };
    if (said === 'accept' && done.state === 'accepted') return { ok: true, said: 'waits' };
    return { ok: true, said: said === 'end' && done.state === 'open' ? 'openAgain' : said };
  };
  switch (act.act) {
    case 'here':
    case 'away':
      checkIn(who, { ...act, waited, isThere: act.act === 'here' }, now);
      return { ok: true, said: act.act };
    case 'yes':
      return told('yes', answerAssignment(who, { ...act, answer: 'confirmed' }, now));
    case 'no':
      return told('no', answerAssignment(who, { ...act, answer: 'declined' }, now));
    case 'yesAll': {
      // Where some shifts moved or are over, the others are answered all the same.
      const { count, refused } = answerAll(who, act, now);
      if (refused && count === 0) return told('yesAll', refused);
      return { ok: true, said: refused ? 'yesSome' : 'yesAll' };
    }
    case 'take':
      return told('take', takeShift(who, { ...act, shiftId: act.id }, now));
    case 'accept':
      return exchanged('accept', acceptExchange(who, act, now));
    case 'end':
      return exchanged('end', endExchange(who, act, now));
    case 'exchange':
      return exchanged('exchange', proposeExchange(who, act, now));
    case 'noted':
      return written('noted', noteShiftRead(who, act, now));
    case 'briefing':
      return noteBriefingRead(who, act, now).ok
        ? { ok: true, said: 'briefing' }
        : { ok: false, sentence: typeset(translator(locale, 'volunteers')('refused.briefing'), locale) };
    case 'problem':
      return written('problem', tellProblem(who, { ...act, waited }, now));
    case 'emergency':
      return written('emergency', tellEmergency(who, { ...act, waited }, now));
    case 'entries': {
      const done = countEntries(who, { ...act, waited }, now);
      return written(done.ok && done.later ? 'entriesOlder' : 'entries', done);
    }
    case 'again':
      return written(act.isTicked ? 'again' : 'notAgain', askContactAgain(who, act, now));
    case 'ways':
      return written('ways', chooseWays(who, act, now));
    case 'tick':
      return written('tick', tickLine(who, { ...act, waited }, now));
  }
}

/**
 * Does what was posted from a room sheet, like the same act of a volunteer's page. Throws notFound
 * for a room that is not of this festival.
 */
export const doSheetAct = (
  who: AuthorizedSheets,
  act: z.output<typeof sheetActSchema>,
  { now, waited = 0 }: { now: string; waited?: number },
): PostedActDone => written('emergency', tellEmergency(who, { ...act, waited }, now));

/**
 * A refusal here means a room or séance of another festival, which a form of the page cannot post.
 */
function written(said: SaidKey, done: { ok: boolean }): PostedActDone {
  if (!done.ok) throw new LanterneError('notFound');
  return { ok: true, said };
}
