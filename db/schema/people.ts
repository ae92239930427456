import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { bilingual, id, instant, isJson, isWallClock, list, version, wallClock } from '#db/columns.ts';
import type { ChosenWay } from '#db/enums.ts';
import { festivalId } from './festivals.ts';

export const people = sqliteTable(
  'people',
  {
    id: id(),
    festivalId: festivalId(),
    uid: text().notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    organisation: text().notNull().default(''),
    /** The title under the name: « délégué international du peuple Yukpa ». */
    title: bilingual(),
    bio: bilingual(),
    /** Private: telephone, address, diet; never leaves the desk. */
    contact: text().notNull().default(''),
    /** Private too: the ways in which they agreed to be written to. */
    ways: list<ChosenWay>(),
    /** The team’s own labels for them. */
    tags: list(),
    arrivesAt: wallClock(),
    departsAt: wallClock(),
    version: version(),
  },
  (t) => [
    unique('people_key').on(t.festivalId, t.id),
    unique('people_uid').on(t.festivalId, t.uid),
    unique('people_number').on(t.festivalId, t.number),
    isJson('people_title', t.title),
    isWallClock('people_arrives_at', t.arrivesAt),
    isWallClock('people_departs_at', t.departsAt),
  ],
);

/**
 * « Retirer partout », for a person: releases never change, so every reader of one removes this
 * name, or replaces it with the new one (lib/model/withdrawn-names.ts).
 */
export const withdrawnNames = sqliteTable(
  'withdrawn_names',
  {
    festivalId: festivalId(),
    /** The uid of the person, whose row may be deleted. */
    uid: text().notNull(),
    number: integer().notNull(),
    formerNames: list<string>(),
    /** Their new name; null: they are removed from all programmes. */
    name: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.festivalId, t.uid] }), isJson('withdrawn_names_former', t.formerNames)],
);
