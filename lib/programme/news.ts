import { gunzipSync, gzipSync } from 'node:zlib';
import { and, desc, eq, lte } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { releases } from '#db/schema/index.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { type WithdrawnName, withoutNames } from '#lib/model/withdrawn-names.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { isToTakePlace } from './day.ts';
import { diff } from './diff.ts';
import { type Difference, isOfPlaces, placesOnce } from './difference.ts';
import { differenceSentence, placesSentence } from './difference-sentences.ts';
import { unpackDocument } from './packed.ts';
import { packedPublic, type Released } from './released.ts';
import { discreet, newsSecrets, type Secrets, tells } from './scene.ts';

/*
 * « Quoi de neuf »: what is stored with a release about its changes, and what readers are told of
 * it today.
 */

/** A release as it was published, and what it said differently from the one before. */
type ToldRelease = Readonly<{
  number: number;
  /** ISO instant. */
  at: string;
  note: Bilingual;
  /** When a name was taken out of it, or changed in it. */
  changedAt?: string;
  /** Whether there was none before it, so that everything was new. */
  isFirst: boolean;
  told: ToldProgramme;
}>;

/** One sentence of the news, about one séance that has a page. */
export type NewsLine = Readonly<{ event: number; title: Bilingual; say: (locale: Locale, manner?: Voice) => string }>;

/** What one release brought, as the public may read it today. */
export type News = Readonly<
  Omit<ToldRelease, 'told'> & {
    /** Séances that take place, in this release. */
    count: number;
    lines: readonly NewsLine[];
    /** How many other séances and places changed, beyond the limit of `lines`. */
    more: number;
  }
>;

/** How many releases back « Quoi de neuf » goes. */
export const MAX_TOLD = 20;

// How many results are cached. They are needed for releases published before their news was stored,
// and for programmes with a hidden title: both mean reading old documents.
const MAX_KEPT = 400;
const news = oneInProcess('lanterneNews', () => ({
  told: new CountedCache<ToldProgramme>(MAX_KEPT),
  secrets: new CountedCache<Secrets>(MAX_KEPT),
}));

/** The news of a programme, newest first. It depends on the releases only, never on the clock. */
export function newsOfReleased(released: Released, db: Db = getDb()): News[] {
  const kept = news();
  const { id, number, at, note, publicSha256: sha256, told } = releases;
  const rows = db
    .select({ id, number, at, note, sha256, told })
    .from(releases)
    .where(and(eq(releases.festivalId, released.festivalId), lte(number, released.number)))
    .orderBy(desc(number))
    // One more, to compare the oldest one with.
    .limit(MAX_TOLD + 1)
    .all();

  const read = new Map<number, PublicDocument>();
  const documentOf = (row: { id: number }) => {
    const document = read.get(row.id) ?? unpackDocument<PublicDocument>(packedPublic(row.id, db));
    read.set(row.id, document);
    return document;
  };
  const entries = rows.slice(0, MAX_TOLD).map((row, i) => {
    const older = rows[i + 1];
    const made = () => toldOf(older ? documentOf(older) : null, documentOf(row));
    return {
      number: row.number,
      at: row.at,
      note: row.note,
      isFirst: !older,
      told: unpackTold(row.told) ?? kept.told.keep(`${row.sha256} ${older?.sha256}`, made),
    };
  });
  // Where no title is hidden now, no older news can contain one.
  const isSecretive = entries.some(({ told }) => told.hides.length > 0);
  const secrets = isSecretive ? kept.secrets.keep(released.sha256, () => newsSecrets(rows.map(documentOf))) : [];
  const names = withdrawnNamesOf(released.festivalId, db);
  const withoutName = (entry: ToldRelease, one: WithdrawnName) => {
    const left = withoutNames(entry, [one], released.document.festival.locale);
    return left === entry || one.at < entry.at ? left : { ...left, changedAt: one.at };
  };
  // In the order in which they were taken back, so that the last name found gives the instant of
  // the last change.
  const standing = entries.map((entry) => names.reduce(withoutName, entry as ToldRelease));
  return newsOf(standing, released.document, secrets);
}

/**
 * The news, in the order of the releases, for readers of `current`. A title that was announced once
 * and may not be any more (`secrets`) appears nowhere: neither in a sentence about an older release
 * nor in its note.
 */
function newsOf(releases: readonly ToldRelease[], current: PublicDocument, secrets: Secrets): News[] {
  const titles = new Map(current.events.map(({ number, title }) => [number, title]));
  return releases.map(({ told, ...release }) => {
    const lines = told.differences.flatMap((one) => lineOf(one, titles.get(one.number), secrets));
    const more = told.changed - told.differences.length;
    return { ...release, note: discreet(release.note, secrets), count: told.count, lines, more };
  });
}

function lineOf(difference: Difference, title: Bilingual | undefined, secrets: Secrets): NewsLine[] {
  // The reader will find the séance under the title it has today.
  const say = isOfPlaces(difference) ? placesSentence : differenceSentence;
  return title ? [{ event: difference.number, title, say: sayDiscreetly(difference, title, secrets, say) }] : [];
}

/**
 * The sentence of a difference for readers who know the séance as `title`. Where the sentence would
 * contain a secret, it only says that something changed.
 */
export const sayDiscreetly =
  (difference: Difference, title: Bilingual, secrets: Secrets, say = differenceSentence): NewsLine['say'] =>
  (locale, manner) => {
    const sentence = say(difference, locale, manner);
    if (!tells(sentence, secrets)) return sentence;
    return translator(locale, 'pages')('changedDiscreetly', { title: inLocale(title, locale) });
  };

/**
 * The format of the stored news. News in another format is made anew from the documents; to be
 * raised whenever the meaning of a field changes.
 */
const FORMAT = 3;

/** How many séances and places of one release are told individually. */
export const MAX_LINES = 100;

/**
 * What « Quoi de neuf » says of a release. Stored with its documents, which never change either,
 * because reading twenty of them and comparing each with the next takes half a second.
 */
export type ToldProgramme = Readonly<{
  format: typeof FORMAT;
  /** Séances that take place. */
  count: number;
  /**
   * How many séances and places differ from the release before; `differences` are the first of
   * them, in the order of the programme. A change of a place counts once.
   */
  changed: number;
  differences: readonly Difference[];
  /** Numbers of the séances that hide a title. */
  hides: readonly number[];
}>;

/** `previous` null: the first release, whose séances are not told individually. */
export function toldOf(previous: PublicDocument | null, next: PublicDocument): ToldProgramme {
  const differences = previous ? placesOnce(diff(previous, next)) : [];
  return {
    format: FORMAT,
    count: next.events.filter(isToTakePlace).length,
    changed: differences.length,
    differences: differences.slice(0, MAX_LINES),
    hides: next.events.filter(({ items }) => items.some(({ isHidden }) => isHidden)).map(({ number }) => number),
  };
}

export const packTold = (told: ToldProgramme): Buffer => gzipSync(JSON.stringify(told));

/** Null when there is none, or it has another format. */
export function unpackTold(bytes: Buffer | null): ToldProgramme | null {
  if (!bytes) return null;
  const told = JSON.parse(gunzipSync(bytes).toString('utf8')) as ToldProgramme;
  return told.format === FORMAT ? told : null;
}
