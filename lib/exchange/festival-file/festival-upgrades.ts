/**
 * What brings a festival file of a version to the next one: a column that came since gets what it would have had. A table that gains a column raises FORMAT_VERSION, adds a
 * step here, and keeps a file of the version before among the fixtures. Steps are handed whatever somebody wrote: rows that are no objects stay as they are, and are refused
 * afterwards.
 */
export const upgrades: Readonly<Record<number, (file: Record<string, unknown>) => Record<string, unknown>>> = {
  1: (file) => {
    const unseen = { seenStartsAt: null, seenEndsAt: null, seenRoom: null };
    const volunteers = withColumns(file, 'volunteerSettings', { safetyContact: '' });
    const assignments = withColumns(volunteers, 'assignments', { absentAt: null, ...unseen });
    const releases = withColumns(assignments, 'releases', { heldBack: [] });
    const rooms = withColumns(releases, 'rooms', { lacks: [], note: '' });
    const events = withColumns(rooms, 'events', { spoken: [], translatedInto: [] });
    const { festival } = file;
    const declared = typeof festival === 'object' && festival !== null && 'accessibilityState' in festival;
    return withFestival(
      { ...withPasses(events), taskWishes: [] },
      {
        legalPhone: '',
        legalRegistration: '',
        // Whoever declared a state had a duty to, as in the migration.
        accessibilityDuty: declared && festival.accessibilityState !== 'not-audited',
        accessibilityStatement: {},
      },
    );
  },
};

/** Passes were recognised by the words of their label until they had a kind of their own; the migration goes by the same words. */
const PASS = /(?:passe?s?[ "]|passeport|passport|abonnement|forfait|carnet|season ticket|day ticket)/i;

function withPasses(file: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { offers } = file;
  if (!Array.isArray(offers)) return { ...file };
  const isPass = (row: unknown) =>
    typeof row === 'object' && row !== null && 'label' in row && 'kind' in row && row.kind === 'paid'
      ? PASS.test(JSON.stringify(row.label))
      : false;
  return { ...file, offers: offers.map((row) => (isPass(row) ? { ...row, kind: 'pass' } : row)) };
}

/** The festival itself with these values behind its own. */
function withFestival(file: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>) {
  const { festival } = file;
  return typeof festival === 'object' && festival !== null
    ? { ...file, festival: { ...festival, ...values } }
    : { ...file };
}

/** Each row of a list with these values behind its own. */
function withColumns(
  file: Readonly<Record<string, unknown>>,
  list: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const rows = file[list];
  if (!Array.isArray(rows)) return { ...file };
  const isRow = (row: unknown) => typeof row === 'object' && row !== null;
  return { ...file, [list]: rows.map((row) => (isRow(row) ? { ...row, ...values } : row)) };
}
