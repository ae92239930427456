import { homeAt } from '#app/documents/home/home-at.tsx';

export const dynamic = 'force-dynamic';

/** The installation's home is a document. */
export const GET = homeAt;
export const HEAD = homeAt;
