import { homeAt } from '#app/documents/home/home-at.tsx';

/** The home page of the installation is a document. */
export const GET = homeAt;
export const HEAD = homeAt;
