import type { TeamDocument } from '#lib/model/documents.ts';
import { packDocument, unpackDocument } from './packed.ts';

/**
 * A release without what its team was told of the crew of a room: of all that a festival file keeps
 * private, the one thing a release holds.
 */
export function withoutCrewNotes<R extends { teamDocument: Buffer; teamSha256: string }>(release: R): R {
  const document = unpackDocument<TeamDocument>(release.teamDocument);
  if (document.crews.every(({ note }) => note === '')) return release;
  const crews = document.crews.map((crew) => ({ ...crew, note: '' }));
  const { bytes, sha256 } = packDocument({ ...document, crews });
  return { ...release, teamDocument: bytes, teamSha256: sha256 };
}
