import { ownRow } from '#db/rows.ts';
import { liveFacts } from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { dayKind } from '#lib/days/mutations.ts';
import { eventKind } from '#lib/events/root.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { festivalRestorer } from '#lib/festivals/settings.ts';
import { filmKind } from '#lib/films/root.ts';
import { type Root, type RootKind, rootRestorer } from '#lib/history/root-kind.ts';
import type { Restorable, Restorer } from '#lib/history/undoable.ts';
import { allOffers } from '#lib/offers/mutations.ts';
import { pageKind, partnerKind } from '#lib/pages/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import { pictureKind } from '#lib/pictures/mutations.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type FactRoot, readFact } from '#lib/programme/fact-rows.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { seriesKind, themeKind } from '#lib/themes/mutations.ts';
import { crewKind, roomKind, venueKind, venueRestorer } from '#lib/venues/roots.ts';
import { assignmentRestorer } from '#lib/volunteers/acting.ts';
import {
  assignmentKind,
  checklistKind,
  entryCountKind,
  exchangeKind,
  problemKind,
  settingsKind,
  shiftKind,
  taskKind,
  volunteerKind,
} from '#lib/volunteers/roots.ts';
import { acceptanceRestorer } from '#lib/warnings/mutations.ts';

/**
 * Undoing deletes a live fact that was told, and restores one that was ended, as it was, unless it
 * was changed since.
 */
const factRestorer: Restorer = {
  permission: 'day',
  restore(tx, festivalId, { entityId, before, after }) {
    const [was, left] = [before as FactRoot | null, after as FactRoot | null];
    const current = readFact(tx, festivalId, entityId);
    if (!isEqual(current, left) || (was && was.festivalId !== festivalId)) return null;
    const own = ownRow(liveFacts, festivalId, entityId);
    if (!was) tx.delete(liveFacts).where(own).run();
    else if (current) tx.update(liveFacts).set(was).where(own).run();
    else tx.insert(liveFacts).values(was).run();
    renewPublicKey(tx, festivalId);
    return { verb: 'undone', before: current, after: was };
  },
};

/** Entities without a version of their own. */
type Facts = 'live-fact' | 'accepted-warning';

/** Each kind of root that is edited as a whole. */
export const rootKinds: Readonly<Record<Exclude<Restorable, Facts>, RootKind<Root>>> = {
  event: eventKind,
  block: blockKind,
  day: dayKind,
  festival: festivalKind,
  film: filmKind,
  offer: allOffers,
  page: pageKind,
  partner: partnerKind,
  person: personKind,
  picture: pictureKind,
  room: roomKind,
  'room-crew': crewKind,
  series: seriesKind,
  theme: themeKind,
  venue: venueKind,
  'volunteer-settings': settingsKind,
  task: taskKind,
  shift: shiftKind,
  volunteer: volunteerKind,
  assignment: assignmentKind,
  exchange: exchangeKind,
  problem: problemKind,
  checklist: checklistKind,
  'entry-count': entryCountKind,
};

/** What « Défaire » can take back, with the restorers of what needs more than its root. */
export const restorers = {
  ...Object.fromEntries(Object.entries(rootKinds).map(([entity, kind]) => [entity, rootRestorer(kind)])),
  festival: festivalRestorer,
  venue: venueRestorer,
  assignment: assignmentRestorer,
  'live-fact': factRestorer,
  'accepted-warning': acceptanceRestorer,
} as Readonly<Record<Restorable, Restorer>>;
