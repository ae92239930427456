import { answering, requestedOf } from '#app/documents/asked.ts';
import { missingDocument } from '#app/documents/missing.tsx';

export const dynamic = 'force-dynamic';

/** What no page answers is a document too: Next would draw its own 404 anew for each request. */
const lostAt = answering((request) => missingDocument(request, requestedOf(request).locale));

export const GET = lostAt;
export const HEAD = lostAt;
