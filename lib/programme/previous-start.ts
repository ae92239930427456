import type { DocumentEvent } from '#lib/model/documents.ts';

/**
 * Whether a séance that moved is back at the start that was first announced. For a visitor who knew
 * only that one, it did not move.
 */
export const isBackAtFirstStart = ({ startsAt, previousStart }: Pick<DocumentEvent, 'startsAt' | 'previousStart'>) =>
  previousStart?.first !== undefined && previousStart.first === startsAt;
