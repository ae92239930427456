import { rightsKinds, rightsStates } from '#db/enums.ts';

export { rightsKinds, rightsStates };

/**
 * The states as buttons of one form: Enter in it presses the first, so what is meant most comes
 * first.
 */
export const rightsPresses = ['granted', ...rightsStates.filter((state) => state !== 'granted')] as const;
