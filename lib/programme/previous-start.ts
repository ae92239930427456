import type { DocumentEvent } from '#lib/model/documents.ts';

/**
 * Whether a séance that moved stands again where it was first announced: to who knew that hour
 * alone it did not move.
 */
export const isBackAtFirstStart = ({ startsAt, previousStart }: Pick<DocumentEvent, 'startsAt' | 'previousStart'>) =>
  previousStart?.first !== undefined && previousStart.first === startsAt;
