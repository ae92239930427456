import type { TeamDocument } from '#lib/model/documents.ts';
import { packDocument, unpackDocument } from './packed.ts';

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
