import { buildId } from '#app/feeds/build-id.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. */
export const Islands = () => <script src={`/islands.js?v=${buildId()}`} defer />;

/**
 * What runs before the page is painted (`app/_islands/early.ts`), at the place where this stands.
 * `from`, `to`: instants between which the festival is on.
 */
export const Early = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => (
  <script src={`/early.js?v=${buildId()}`} data-from={from} data-to={to} />
);
