import { type SQL, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, foreignKey, integer, text } from 'drizzle-orm/sqlite-core';
import type { FileFormat } from './enums.ts';

/** A text in French, in English or in both; a reader gets theirs, else the other. */
export type Bilingual = { fr?: string; en?: string };

/**
 * What the French model of an accessibility statement says beside the state; absent is not stated.
 * Dates as `2026-11-26`.
 */
export type AccessibilityStatement = {
  organisation?: string;
  scope?: string;
  /** The plan of several years: an address, or what is planned. */
  plan?: string;
  auditor?: string;
  auditedOn?: string | null;
  /** Criteria met, in whole percent. */
  rate?: number | null;
  faults?: string;
  exemptions?: string;
  /** When the statement was drawn up. */
  preparedOn?: string | null;
  technologies?: string;
  tools?: string;
  pages?: string;
};

/** A file beside a text: its bytes lie in the data folder under `hash`, as those of pictures. */
export type KeptFile = {
  /** As it is called where it is read, without the form at its end. */
  name: string;
  /** Sha256, in hexadecimal. */
  hash: string;
  format: FileFormat;
  bytes: number;
};

export const id = () => integer().primaryKey({ autoIncrement: true });
export const bilingual = () => text({ mode: 'json' }).$type<Bilingual>().notNull().default({});
export const list = <T extends string>() => text({ mode: 'json' }).$type<T[]>().notNull().default([]);
export const fileBeside = () => text({ mode: 'json' }).$type<KeptFile>();
export const flag = (initial = false) => integer({ mode: 'boolean' }).notNull().default(initial);
/** Rises by one with each write; a form that was opened on an older one is told so. */
export const version = () => integer().notNull().default(1);
/** An instant, UTC, as `Date.prototype.toISOString` writes it. */
export const instant = () => text().$type<string>();
/**
 * A wall-clock time in the festival's zone, `2026-11-26T20:30`. The truth of a séance; instants are
 * derived.
 */
export const wallClock = () => text().$type<string>();
/** A calendar date, `2026-11-26`. */
export const date = () => text().$type<string>();
/** An hour of the day, `09:00`. */
export const hour = () => text().$type<string>();

/** A column that names a row of the same festival. */
export const sameFestival = (
  own: { festivalId: AnySQLiteColumn },
  column: AnySQLiteColumn,
  table: { festivalId: AnySQLiteColumn; id: AnySQLiteColumn },
) => foreignKey({ columns: [own.festivalId, column], foreignColumns: [table.festivalId, table.id] });

const digits = (pattern: string) => pattern.replaceAll('9', '[0-9]');
const WALL_CLOCK = digits('9999-99-99T99:99');
const DATE = digits('9999-99-99');
const HOUR = digits('99:99');

const matches = (name: string, column: AnySQLiteColumn, pattern: string, real: SQL) =>
  check(name, sql`${column} is null or (${column} glob ${sql.raw(`'${pattern}'`)} and ${real})`);

// `datetime(x) is not null` alone would take 2026-02-31 as 3 March: the round trip refuses days
// that do not exist, but SQLite reads 24:00 as an hour of its own.
export const isWallClock = (name: string, column: AnySQLiteColumn) =>
  matches(
    name,
    column,
    WALL_CLOCK,
    sql`strftime('%Y-%m-%dT%H:%M', ${column}) = ${column} and substr(${column}, 12) < '24'`,
  );
export const holdsDate = (name: string, column: AnySQLiteColumn) =>
  matches(name, column, DATE, sql`date(${column}) = ${column}`);
export const isHour = (name: string, column: AnySQLiteColumn) =>
  matches(name, column, HOUR, sql`${column} < '24:00' and substr(${column}, 4) < '60'`);

export const isOneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} is null or ${column} in (${sql.raw(values.map((v) => `'${v}'`).join(', '))})`);
export const isBetween = (name: string, column: AnySQLiteColumn, from: number, to: number) =>
  check(name, sql`${column} is null or ${column} between ${sql.raw(String(from))} and ${sql.raw(String(to))}`);
export const isJson = (name: string, column: AnySQLiteColumn) => check(name, sql`json_valid(${column})`);
