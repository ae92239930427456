import { buildId } from '../feeds/build-id.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. `nonce`: of a live page, whose policy lets no script in without. */
export const Islands = ({ nonce }: { nonce?: string | undefined }) => (
  <script src={`/islands.js?v=${buildId()}`} nonce={nonce} defer />
);

/** What runs before the page is painted (`app/_islands/early.ts`), at the place where this stands. `from`, `to`: instants between which the festival is on. */
export const Early = ({
  nonce,
  from,
  to,
}: {
  nonce?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}) => <script src={`/early.js?v=${buildId()}`} nonce={nonce} data-from={from} data-to={to} />;
