import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzipSync } from 'node:zlib';
import { sha256Of } from '#db/sha256.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import type { DocumentEvent, PublicDocument, TeamDocument } from '#lib/model/documents.ts';

type Document = PublicDocument | TeamDocument;

/** Level 9 takes three times as long and saves only two percent. */
const LEVEL = 6;

/** A document as it is stored: gzip JSON and the sha256 of the JSON. */
export function packDocument(document: Document): { bytes: Buffer; sha256: string } {
  const json = Buffer.from(inLines(document));
  return { bytes: gzipSync(json, { level: LEVEL }), sha256: sha256Of(json) };
}

/**
 * The JSON of a document, each row of its lists on a line of its own. JSON has no line breaks
 * inside a text, so a large document can be split into slices without parsing it.
 */
function inLines(document: Document): string {
  const fields = Object.entries(document).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const isList = Array.isArray(value) && value.length > 0;
    const rows = isList ? `[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]` : JSON.stringify(value);
    return `${JSON.stringify(key)}:${rows}`;
  });
  return `{${fields.join(',')}}`;
}

/**
 * The document that was packed. Forms clean what is typed, but a text that arrived another way (a
 * row written by hand, an old backup) is cleaned here: otherwise the server and the script in the
 * browser could disagree about its line ends.
 */
export function unpackDocument<T extends Document>(bytes: Buffer): T {
  return withoutEmptyEnds(cleanJson<T>(gunzipSync(bytes).toString('utf8')));
}

/**
 * Earlier releases have séances that end as they start, of parts that all last 0 minutes. They are
 * read as having no end beside their start: nothing prints « 20 h – 20 h ». When they are over is
 * still known by their instant; what is open all day without an end is open until its day ends.
 */
function withoutEmptyEnds<T extends Document>(document: T): T {
  // What comes in a file is read before its shape is checked.
  const events: readonly (DocumentEvent | null)[] = Array.isArray(document?.events) ? document.events : [];
  for (const event of events)
    if (event?.startInstant && event.startInstant === event.endInstant) Object.assign(event, withoutEnd(event));
  return document;
}

const withoutEnd = ({ admission, endInstant }: DocumentEvent) => ({
  endsAt: null,
  endInstant: admission === 'drop-in' ? null : endInstant,
  endIsApproximate: false,
});

type PackedDocuments = { publicDocument: Buffer; teamDocument: Buffer };

/**
 * The documents of a release under another address of the festival. The address is part of a
 * document, because its calendars contain it.
 */
export function packedUnder({ publicDocument, teamDocument }: PackedDocuments, slug: string) {
  const moved = (bytes: Buffer) => {
    const document = unpackDocument<Document>(bytes);
    return packDocument({ ...document, festival: { ...document.festival, slug } } as Document);
  };
  const [shown, team] = [moved(publicDocument), moved(teamDocument)];
  const own = { publicDocument: shown.bytes, publicSha256: shown.sha256 };
  return { ...own, teamDocument: team.bytes, teamSha256: team.sha256 };
}

// The escapes of JSON other than line ends and tabs: control characters, and surrogates without a
// partner.
const HARMFUL = /\\(?:r|b|f|u00[01]|u007f|ud[89a-f])/i;
const HAS_C1 = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

function cleanJson<T>(json: string): T {
  if (!HARMFUL.test(json) && !HAS_C1.test(json)) return JSON.parse(json) as T;
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value)) as T;
}

const gunzipAside = promisify(gunzip);

/**
 * The same, in slices of some milliseconds, between which other requests are served. A document
 * without line breaks (from old releases) is one slice.
 */
export const unpackInSlices = async <T extends Document>(bytes: Buffer): Promise<T> =>
  withoutEmptyEnds(await listsOf<T>(await gunzipAside(bytes), () => true));

/** What the home page shows of a programme, in a fifth of the time that reading all of it takes. */
export async function unpackSummary(
  bytes: Buffer,
): Promise<Pick<PublicDocument, 'festival' | 'venues'> & { planned: number }> {
  const json = await gunzipAside(bytes);
  const { festival, venues } = await listsOf<PublicDocument>(json, (list) => list === 'venues');
  // Only séances have a status, and inside a text the quotes would be escaped, so counting the
  // characters is safe.
  return { festival, venues, planned: json.toString('latin1').match(/"status":"planned"/g)?.length ?? 0 };
}

/** Only the lists that are `wanted`; the others come back empty. */
async function listsOf<T extends Document>(json: Buffer, wanted: (list: string) => boolean): Promise<T> {
  const lists: Record<string, unknown[]> = {};
  let rest = '';
  let at = 0;
  for (let opens = json.indexOf(OPENS); opens >= 0; opens = json.indexOf(OPENS, at)) {
    const closes = json.indexOf(CLOSES, opens);
    const before = json.toString('utf8', at, opens + 1);
    const list = /"(\w+)":\[$/.exec(before)?.[1] ?? '';
    if (wanted(list)) lists[list] = await rowsBetween(json, opens + OPENS.length, closes);
    rest += before;
    at = closes + 1;
  }
  return { ...cleanJson<T>(rest + json.toString('utf8', at)), ...lists };
}

/**
 * Whether reading a text in slices gives the same as reading it at once: because it was packed that
 * way, or has no line that looks like a list.
 */
export const isReadAlike = (json: string): boolean => !json.includes(OPENS) || json === inLines(JSON.parse(json));

const OPENS = '[\n';
const CLOSES = '\n]';

/** In bytes; takes two milliseconds to parse. */
const SLICE = 256 * 1024;

async function rowsBetween(json: Buffer, from: number, to: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let start = from; start < to; ) {
    const lineEnd = json.indexOf('\n', Math.min(start + SLICE, to));
    const end = lineEnd < 0 ? to : lineEnd;
    rows.push(...cleanJson<unknown[]>(`[${json.toString('utf8', start, end).replace(/,$/, '')}]`));
    start = end + 1;
    await setImmediate();
  }
  return rows;
}

/**
 * A release without the notes about the crew of a room, the only private data of a festival file
 * that a release contains.
 */
export function withoutCrewNotes<R extends { teamDocument: Buffer; teamSha256: string }>(release: R): R {
  const document = unpackDocument<TeamDocument>(release.teamDocument);
  if (document.crews.every(({ note }) => note === '')) return release;
  const crews = document.crews.map((crew) => ({ ...crew, note: '' }));
  const { bytes, sha256 } = packDocument({ ...document, crews });
  return { ...release, teamDocument: bytes, teamSha256: sha256 };
}
