import { partNames } from './festival-part.ts';
import { festivalPart, parts } from './festival-parts.ts';

type File = Readonly<Record<string, unknown>>;

/**
 * Upgrades of a festival file from each version to the next, only where a new column needs another
 * value than the default of its table (`withNewColumns`). They may be given anything: rows that are
 * no objects are left alone, and refused later.
 */
export const upgrades: Readonly<Record<number, (file: File) => File>> = {
  1: (file) => {
    const { festival, offers } = file;
    // As in the migration: a festival that had declared a state was obliged to.
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
 * Before passes had a kind of their own they were recognised by their label; the migration uses the
 * same words.
 */
const PASS = /(?:passe?s?[ "]|passeport|passport|abonnement|forfait|carnet|season ticket|day ticket)/i;
const isPass = (row: unknown): row is object =>
  isRow(row) && 'label' in row && 'kind' in row && row.kind === 'paid' && PASS.test(JSON.stringify(row.label));

/**
 * A file of an earlier version, with the tables' defaults for columns it does not have, and with
 * empty lists for tables it does not know.
 */
export function withNewColumns(file: File): File {
  const filled = (row: unknown, { defaults }: { defaults: File }) => (isRow(row) ? { ...defaults, ...row } : row);
  const lists = partNames.map((name) => {
    const rows = file[name] ?? [];
    return [name, Array.isArray(rows) ? rows.map((row) => filled(row, parts[name])) : rows];
  });
  return { ...file, festival: filled(file.festival, festivalPart), ...Object.fromEntries(lists) };
}
