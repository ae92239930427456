import { answering, requestedOf } from '#app/documents/asked.ts';
import { missingDocument } from '#app/documents/missing.tsx';

/**
 * Addresses without a page are answered by a document too, as Next would draw its own 404 again for
 * each request.
 */
const lostAt = answering((request) => missingDocument(request, requestedOf(request).locale));

export const GET = lostAt;
export const HEAD = lostAt;
