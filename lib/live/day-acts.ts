import { write } from '#db/client.ts';
import { eventKind, readEvent } from '#lib/events/root.ts';
import { batchOfTry, patchRoot } from '#lib/history/roots.ts';
import { writtenIn } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { endOfDay, endOfEvent } from '#lib/programme/fact-ends.ts';
import { type FactScene, factsHolding, latenessIn, openFacts, tellFact } from '#lib/programme/fact-rows.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { publishChosen } from '#lib/programme/mutations.ts';
import type { ActChange } from './day-act-changes.ts';
import { type DayActPreview, type DayActRefused, previewActOf } from './day-act-preview.ts';
import { type DoAct, MAX_SENTENCE } from './day-posts-schema.ts';

type Done =
  /** Published under `number`; undoing `batch` takes the release back too. */
  | { ok: true; batch: string; number: number }
  | DayActRefused
  /** The act would now do something else than was shown. */
  | { ok: false; reason: 'changed'; preview: DayActPreview }
  /** The sentence with its reason has more than `MAX_SENTENCE` characters in one language. */
  | { ok: false; reason: 'sentenceTooLong' }
  /** These differences in the draft would be published too, and nobody has agreed to that. */
  | { ok: false; reason: 'pending'; pending: readonly Difference[] };

/**
 * Does an act of the day: writes it into the draft, publishes only the séances it touches, and
 * tells the public the sentence. One transaction, one batch. The same key again returns the answer
 * of the first post. `now` is an instant.
 */
export function doDayAct(festival: Authorized<'publish'>, input: DoAct, now: string): Done {
  return write(festival.db, (tx, batch): Done => {
    const earlier = batchOfTry(tx, festival.id, input.clientKey);
    if (earlier) return { ok: true, batch: earlier, number: lastReleaseNumber(festival.id, tx) };
    const preview = previewActOf(festival, input.act, now, festival.db);
    if (!preview.ok) return preview;
    if (preview.facts !== input.facts) return { ok: false, reason: 'changed', preview };
    if (preview.pending.length > 0 && !input.withPending)
      return { ok: false, reason: 'pending', pending: preview.pending };
    const note = noteOf(input.sentence, preview);
    if (Object.values(note).some(({ length }) => length > MAX_SENTENCE))
      return { ok: false, reason: 'sentenceTooLong' };

    for (const [i, change] of preview.changes.entries())
      writeChange(tx, festival, change, { batch, clientKey: i === 0 ? input.clientKey : null }, now);
    tellAbout(openFacts(tx, festival, now, null, batch), note, preview);
    const number = publishChosen(tx, festival, new Set(preview.touched), { note, batch }, now);
    return { ok: true, batch, number: number ?? lastReleaseNumber(festival.id, tx) };
  });
}

/**
 * What the public reads. The form offers a sentence before a reason is typed: in each language it
 * says the reason as well where it was left as it was.
 */
function noteOf(typed: Bilingual, { sentence, unexplained }: DayActPreview): Bilingual {
  const inLanguage = (locale: Locale) => (typed[locale] === unexplained[locale] ? sentence : typed)[locale] ?? '';
  return writtenIn({ fr: inLanguage('fr'), en: inLanguage('en') });
}

function writeChange(
  tx: FactScene['tx'],
  festival: Authorized<'publish'>,
  { before, after, verb }: ActChange,
  act: { batch: string; clientKey: string | null },
  now: string,
): void {
  const root = readEvent(tx, festival.id, before.id);
  if (!root) return;
  const { status, cancellationReason, title, startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm } = after;
  const { rooms, items, people, themeIds } = after;
  patchRoot(tx, festival, eventKind, root, { verb, ...act }, now, {
    status,
    cancellationReason,
    title,
    startsAt,
    publicEndFixed,
    timeIsSuggested,
    timeIsToConfirm,
    rooms,
    items,
    people,
    themeIds,
  });
}

/**
 * Shows the sentence on today's pages: with its séance, or at the top of every page where the
 * séance does not take place or there are several.
 */
function tellAbout(scene: FactScene, sentence: Bilingual, { changes, after, before }: DayActPreview): void {
  const gone = changes.filter((change) => change.after.status === 'cancelled');
  const holding = factsHolding(scene.tx, scene.festival.id, scene.now);
  const [first] = changes;
  if (isEmpty(sentence) || !first) return;
  // For several séances it holds until the last of them is over, delays included.
  const ends = changes.flatMap(({ before: { number } }) => {
    const [was, is] = [before, after].map(({ team }) => team.events.find((event) => event.number === number));
    const own = was?.startsAt === is?.startsAt ? holding.filter(({ event }) => event === number) : [];
    const event = is ?? was;
    return (event && endOfEvent(event, scene.festival, latenessIn(own).end)) ?? [];
  });
  const end = ends.sort().at(-1);
  const until = end && end > scene.now ? end : endOfDay(after.team, scene.now);
  const eventId = changes.length > 1 || gone.length > 0 ? null : first.before.id;
  tellFact(scene, { kind: 'notice', eventId, text: sentence, until });
}
