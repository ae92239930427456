import { buildId } from '../feeds/build-id.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. `nonce`: of a live page, whose policy lets no script in without. */
export const Islands = ({ nonce }: { nonce?: string | undefined }) => (
  <script src={`/islands.js?v=${buildId()}`} nonce={nonce} defer />
);
