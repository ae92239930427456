import type { MessageReader } from './readers.ts';

/** The address somebody may be written to: null where none is known, or where they did not choose it. */
export const mailOf = ({ mail, ways }: MessageReader): string | null => (ways.includes('mail') ? mail : null);
