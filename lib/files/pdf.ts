/**
 * Whether a file begins as a PDF does (ISO 32000-1, 7.5.2). The rest of the file is not read here.
 */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
