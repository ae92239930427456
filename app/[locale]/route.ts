import { homeAt } from '#app/documents/home/home-at.tsx';

export const dynamic = 'force-dynamic';

/** The home page of the installation is a document. */
export const GET = homeAt;
export const HEAD = homeAt;
