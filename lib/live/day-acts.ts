import { write } from '#db/client.ts';
import type { Authorized } from '#lib/authorized.ts';
import { eventKind, readEvent } from '#lib/events/root.ts';
import { batchOfTry, patchRoot } from '#lib/history/roots.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { endOfDay, endOfEvent } from '#lib/programme/fact-ends.ts';
import { type FactScene, factsHolding, latenessIn, openFacts, tellFact } from '#lib/programme/fact-rows.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { publishChosen } from '#lib/programme/mutations.ts';
import type { ActChange } from './day-act-changes.ts';
import { type DayActPreview, type DayActRefused, previewActOf } from './day-act-preview.ts';
import type { DoAct } from './day-acts-schema.ts';

type Done =
  /** Published under `number`; undoing `batch` takes the release back too. */
  | { ok: true; batch: string; number: number }
  | DayActRefused
  /** The act would now do something else than was shown. */
  | { ok: false; reason: 'changed'; preview: DayActPreview }
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

    for (const [i, change] of preview.changes.entries())
      writeChange(tx, festival, change, { batch, clientKey: i === 0 ? input.clientKey : null }, now);
    // The form offers it before a reason is typed: left as it was, it says the reason as well.
    const note = isEqual(input.sentence, preview.unexplained) ? preview.sentence : input.sentence;
    tellAbout(openFacts(tx, festival, now, null, batch), note, preview);
    const number = publishChosen(tx, festival, new Set(preview.touched), { note, batch }, now);
    return { ok: true, batch, number: number ?? lastReleaseNumber(festival.id, tx) };
  });
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
