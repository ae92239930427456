import { partNames } from './festival-part.ts';
import { festivalPart, parts } from './festival-parts.ts';

type File = Readonly<Record<string, unknown>>;

/**
 * What brings a festival file of a version to the next one where a column that came since does not
 * have the default of its table (`withNewColumns`). Steps are handed whatever somebody wrote: rows
 * that are no objects stay as they are, and are refused afterwards.
 */
export const upgrades: Readonly<Record<number, (file: File) => File>> = {
  1: (file) => {
    const { festival, offers } = file;
    // Whoever declared a state had a duty to, as in the migration.
    const accessibilityDuty =
      isRow(festival) && 'accessibilityState' in festival && festival.accessibilityState !== 'not-audited';
    return {
      ...file,
      festival: isRow(festival) ? { ...festival, accessibilityDuty } : festival,
      offers: Array.isArray(offers) ? offers.map((row) => (isPass(row) ? { ...row, kind: 'pass' } : row)) : offers,
    };
  },
};

const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Passes were recognised by the words of their label until they had a kind of their own; the
 * migration goes by the same words.
 */
const PASS = /(?:passe?s?[ "]|passeport|passport|abonnement|forfait|carnet|season ticket|day ticket)/i;
const isPass = (row: unknown): row is object =>
  isRow(row) && 'label' in row && 'kind' in row && row.kind === 'paid' && PASS.test(JSON.stringify(row.label));

/**
 * A file of an earlier version, with what tables give rows that say nothing of a column, and
 * without a row in tables it does not know.
 */
export function withNewColumns(file: File): File {
  const filled = (row: unknown, { defaults }: { defaults: File }) => (isRow(row) ? { ...defaults, ...row } : row);
  const lists = partNames.map((name) => {
    const rows = file[name] ?? [];
    return [name, Array.isArray(rows) ? rows.map((row) => filled(row, parts[name])) : rows];
  });
  return { ...file, festival: filled(file.festival, festivalPart), ...Object.fromEntries(lists) };
}
