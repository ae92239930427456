'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { smtp } from '#lib/env.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { decideHeld, holdAgain } from '#lib/messages/held.ts';
import { leavesAt, rewrite, sendTimeOf } from '#lib/messages/later.ts';
import { tellKnown, welcome } from '#lib/messages/sign-up.ts';
import { noteByHand, sendWritten } from '#lib/messages/written.ts';
import type { Authorized } from '#lib/policy.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { applyVolunteerFix, assignVolunteer, setReferent, unassignVolunteer } from '#lib/volunteers/assign.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { decideExchange, exchangeRefusedInWords } from '#lib/volunteers/exchanges.ts';
import {
  acceptApplications,
  DECIDED_DAYS,
  moveApplications,
  type TellKnown,
} from '#lib/volunteers/joining/applications.ts';
import { closeLink, makeMissingLinks, renewHiddenLinks, renewLink } from '#lib/volunteers/links.ts';
import { endShifts } from '#lib/volunteers/mutations.ts';
import { checkIn, correctLines, deleteChecklist, settleProblem, tickLine } from '#lib/volunteers/on-the-day.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { assignmentKind, volunteerKind } from '#lib/volunteers/roots.ts';
import { MAX_VOLUNTEERS } from '#lib/volunteers/schema.ts';
import { type ActInput, actInput } from './act-input.ts';

/**
 * The action of every button on the coordinators' pages: asks somebody, removes them from a shift,
 * ticks a line, makes a link…
 */
export async function act(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (input) => {
    const outcome = await perform(await gateAction(slug, 'volunteers'), input);
    refresh();
    return outcome;
  });
}

const named = (names: readonly string[]) => ({ count: names.length, name: names[0] ?? '' });

/** Does what a button asks, and says that it is done. */
async function perform(festival: Authorized<'volunteers'>, input: ActInput): Promise<Outcome> {
  const t = await getTranslations('coordination.acts');
  const now = clockNow();
  const { db, id: festivalId } = festival;
  const nameOf = (volunteerId: number | undefined) => volunteerKind.read(db, festivalId, volunteerId ?? 0)?.name ?? '';
  const onShift = (id: number) => nameOf(assignmentKind.read(db, festivalId, id)?.volunteerId);
  const locale = await getLocale();
  /** The sentence for what is sent at once, or in the morning if it is night. */
  const letGo = (at: string) =>
    at > now ? t('leavesInTheMorning', { when: formatInstant(at, festival.timeZone, locale) }) : t('letGo');
  switch (input.act) {
    case 'assign': {
      const { batch } = assignVolunteer(festival, input, now);
      return done(t(batch === null ? 'alreadyOn' : 'assigned', { name: nameOf(input.volunteerId) }), batch);
    }
    case 'confirm': {
      const { batch } = assignVolunteer(festival, { ...input, isConfirmed: true, wasAsked: true }, now);
      return done(t('confirmed', { name: nameOf(input.volunteerId) }), batch);
    }
    case 'unassign':
      return done(t('unassigned', { name: onShift(input.id) }), unassignVolunteer(festival, input, now).batch);
    case 'referent':
      return done(
        t(input.isReferent ? 'referent' : 'notReferent', { name: onShift(input.id) }),
        setReferent(festival, input, now).batch,
      );
    case 'check-in':
      return done(
        t(input.isThere ? 'there' : 'notThere', { name: onShift(input.id) }),
        checkIn(festival, input, now).batch,
      );
    case 'fix': {
      const fixed = applyVolunteerFix(festival, input.fix, input.clientKey, now);
      if (!fixed?.ok) return fixed ?? { ok: false };
      return done(t(fixed.batch === null ? 'fixedBefore' : 'fixed'), fixed.batch);
    }
    case 'end-shift':
      return done(t('shiftEnded'), endShifts(festival, [input.id], input.clientKey, now).batch);
    case 'renew-link':
      renewLink(festival, input.volunteerId, now);
      return done(t('linkMade', { name: nameOf(input.volunteerId) }));
    case 'close-link':
      closeLink(festival, input.volunteerId, now);
      return done(t('linkClosed', { name: nameOf(input.volunteerId) }));
    case 'make-links':
      return done(t('linksMade', { count: makeMissingLinks(festival, now) }));
    case 'renew-hidden-links':
      return done(t('linksRenewed', { count: renewHiddenLinks(festival, now) }));
    case 'send-message': {
      const time = sendTimeOf(input.at, festival.timeZone, now);
      if (!time.ok) return { ok: false, message: t(`sendTime.${time.why}`) };
      const { heldUntil } = time;
      const id = sendWritten(festival, volunteersBoard(festival, now), { ...input, heldUntil }, smtp() !== null, now);
      if (id === null) return { ok: false, message: t('nobodyToWriteTo') };
      // « Commencer » leads to those to be written to by hand, also at night, when all else waits.
      return redirect(
        `${deskPaths(locale, festival.slug).volunteers('messages')}?message=${id}${input.at ? '' : '#walk'}`,
      );
    }
    case 'rewrite': {
      const time = sendTimeOf(input.at, festival.timeZone, now);
      if (!time.ok) return { ok: false, message: t(`sendTime.${time.why}`) };
      if (input.text.fr === '' && input.text.en === '') return { ok: false, message: t('nothingWritten') };
      const became = rewrite(festival, input.id, { ...input, heldUntil: time.heldUntil }, now);
      if (became !== 'done') return { ok: false, message: t(became === 'left' ? 'hasLeft' : 'changedMeanwhile') };
      return done(input.at === '' ? letGo(time.heldUntil ?? now) : t('rewritten'));
    }
    case 'decide-held': {
      const { changed, leavesAt } = decideHeld(festival, input.id, input.isSent, now);
      if (changed === 0) return { ok: false, message: t('hasLeft') };
      return done(input.isSent ? letGo(leavesAt) : t('keptBack'));
    }
    case 'hold-again':
      return holdAgain(festival, input.id, now) > 0 ? done(t('heldAgain')) : { ok: false, message: t('hasLeft') };
    case 'note-hand':
      noteByHand(festival, input.id, input.hand, now);
      return done(t(input.hand ? 'sentByHand' : 'notSentByHand'));
    case 'settle-problem': {
      const settled = settleProblem(festival, { ...input, isSettled: true }, now);
      return settled.ok ? done(t('settled'), settled.batch) : { ok: false };
    }
    case 'decide-exchange': {
      const decided = decideExchange(festival, input, now);
      if (decided.ok) return done(t(input.isApproved ? 'exchanged' : 'notExchanged'), decided.batch);
      return { ok: false, message: exchangeRefusedInWords(decided, planOf(festivalId, db).names, locale) };
    }
    case 'decide-applications':
      return decideApplications(festival, input, now);
    case 'tick': {
      const ticked = tickLine(festival, input, now);
      return ticked.ok ? done(t(input.isTicked ? 'ticked' : 'unticked'), ticked.batch) : { ok: false };
    }
    case 'correct-lines': {
      const corrected = correctLines(festival, input, locale, now);
      return corrected.ok ? done(t('linesCorrected'), corrected.batch) : { ok: false };
    }
    case 'delete-checklist':
      return done(t('checklistDeleted'), deleteChecklist(festival, input.id, now).batch);
  }
}

/** Accepts or moves the ticked applications, and writes to these people. */
async function decideApplications(
  festival: Authorized<'volunteers'>,
  input: Extract<ActInput, { act: 'decide-applications' }>,
  now: string,
): Promise<Outcome> {
  const t = await getTranslations('coordination.acts');
  const { way, only } = input.to;
  const ids = only === null ? input.ids : [only];
  const hasMail = smtp() !== null;
  // They did nothing just now: at night it waits for the morning.
  const notBefore = leavesAt(now, null, festival.timeZone);
  const tell: TellKnown = (tx, known) => tellKnown(tx, festival.id, known, { hasMail, notBefore }, now);
  if (way !== 'accept') {
    const names = moveApplications(festival, { ids, to: way }, now, tell);
    return names.length === 0 ? { ok: false, message: t('nobodyTicked') } : done(t(`applied.${way}`, named(names)));
  }
  const accepted = acceptApplications(
    festival,
    { ids, clientKey: input.clientKey },
    now,
    (tx, batch, readers) =>
      welcome(tx, { festivalId: festival.id, author: festival.actor }, { batch, readers, hasMail }, now),
    tell,
  );
  if (!accepted.ok) return { ok: false, message: t('tooMany', { most: MAX_VOLUNTEERS }) };
  const { names, cut, batch } = accepted;
  if (names.length === 0) return { ok: false, message: t('nobodyTicked') };
  const notKept = cut.length > 0 ? [t('notesCut', { ...named(cut), days: DECIDED_DAYS })] : [];
  return done([t('applied.accept', named(names)), ...notKept].join(' '), batch);
}
