import { buildId } from '#app/feeds/build-id.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. */
export const Islands = () => <script src={`/islands.js?v=${buildId()}`} defer />;

/**
 * The script that runs before the page is painted (`app/_islands/early.ts`), where this stands.
 * `from`, `to`: the instants between which the festival is on.
 */
export const Early = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => (
  <script src={`/early.js?v=${buildId()}`} data-from={from} data-to={to} />
);
