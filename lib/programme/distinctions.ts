import type { Access } from '#db/enums.ts';
import type { DocumentEvent, DocumentVersion } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { accessOf, givenAccess } from './access.ts';
import type { DocumentIndex } from './document-index.ts';

/**
 * How one showing of a film differs from another, for a visitor who may go to the other one
 * instead.
 */
export type Distinction =
  /** A copy in other languages is projected. */
  | { kind: 'version'; there: DocumentVersion; here: DocumentVersion }
  /** This one has an access that the other one is known not to have. */
  | { kind: 'no-access'; access: Access }
  | { kind: 'debate' | 'no-debate' };

/**
 * What somebody who wanted `here` must know before going to `there`. Both show the film of this
 * number. Only facts known of both are compared: an unknown fact is no difference.
 */
export function distinctionsOf(
  here: DocumentEvent,
  there: DocumentEvent,
  film: number,
  index: Pick<DocumentIndex, 'rooms'>,
): Distinction[] {
  if (there.status === 'cancelled') return [];
  return [...ofVersion(here, there, film), ...ofDebate(here, there), ...ofAccess(here, there, index)];
}

/** The copy of the film in this séance, if its languages are known. */
const versionOf = (event: DocumentEvent, film: number) => {
  const version = event.items.find((item) => item.film === film)?.version;
  return version && version.spoken.length > 0 ? version : null;
};

const languages = ({ spoken, subtitles }: DocumentVersion) => [spoken, subtitles];

function ofVersion(here: DocumentEvent, there: DocumentEvent, film: number): Distinction[] {
  const [mine, other] = [versionOf(here, film), versionOf(there, film)];
  if (!mine || !other || isEqual(languages(mine), languages(other))) return [];
  return [{ kind: 'version', there: other, here: mine }];
}

const hasDebate = (event: DocumentEvent) => event.items.some(({ kind }) => kind === 'debate');
/**
 * Whether the parts fill the séance up to its exact end, so that what is not among them does not
 * take place.
 */
const isWhole = (event: DocumentEvent) => event.endsAt !== null && !event.endIsApproximate;

function ofDebate(here: DocumentEvent, there: DocumentEvent): Distinction[] {
  if (hasDebate(here) && !hasDebate(there) && isWhole(there)) return [{ kind: 'no-debate' }];
  if (hasDebate(there) && !hasDebate(here) && isWhole(here)) return [{ kind: 'debate' }];
  return [];
}

function ofAccess(here: DocumentEvent, there: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): Distinction[] {
  const mine = givenAccess(accessOf(here, index));
  return accessOf(there, index)
    .lacking.filter((access) => mine.includes(access))
    .map((access) => ({ kind: 'no-access', access }));
}
