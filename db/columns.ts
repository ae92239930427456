import { type SQL, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, foreignKey, integer, text } from 'drizzle-orm/sqlite-core';
import type { FileFormat } from './enums.ts';

/** A text in French, in English or in both; a reader gets their language, else the other. */
export type Bilingual = { fr?: string; en?: string };

/**
 * The fields of the French model of an accessibility statement besides the state; absent ones are
 * not stated. Dates as `2026-11-26`.
 */
export type AccessibilityStatement = {
  organisation?: string;
  scope?: string;
  /** The plan over several years: an address, or a text. */
  plan?: string;
  auditor?: string;
  auditedOn?: string | null;
  /** The criteria that are met, in whole percent. */
  rate?: number | null;
  faults?: string;
  exemptions?: string;
  /** The date of the statement. */
  preparedOn?: string | null;
  technologies?: string;
  tools?: string;
  pages?: string;
};

/** A file beside a text: its bytes are in the data folder under `hash`, like those of pictures. */
export type KeptFile = {
  /** The name shown to readers, without the extension. */
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
/** Rises by one with each write, so that a form opened on an older version is detected. */
export const version = () => integer().notNull().default(1);
/** An instant, UTC, as `Date.prototype.toISOString` writes it. */
export const instant = () => text().$type<string>();
/**
 * A wall clock in the festival's zone, `2026-11-26T20:30`. This is what is stored of a séance;
 * instants are computed from it.
 */
export const wallClock = () => text().$type<string>();
/** A calendar date, `2026-11-26`. */
export const date = () => text().$type<string>();
/** An hour of the day, `09:00`. */
export const hour = () => text().$type<string>();

/** A foreign key to a row of the same festival. */
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

// `datetime(x) is not null` alone would accept 2026-02-31 as 3 March. Converting back detects days
// that do not exist, but SQLite accepts 24:00, which is excluded separately.
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
