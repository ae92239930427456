import { buildId } from '#app/feeds/build-id.ts';

/** The script of the islands (`app/_islands/`), for every page that has one. */
export const Islands = () => <script src={`/islands.js?v=${buildId()}`} defer />;

/** What it is told in the head: instants between which the festival is on, its zone and its first and last date. */
type Told = Readonly<{
  from: string | undefined;
  to: string | undefined;
  zone: string;
  startsOn: string;
  endsOn: string;
}>;

/** What runs before the page is painted (`app/_islands/early.ts`): told of the festival in the head, and once more at the end. */
export const Early = ({ told }: { told?: Told }) => (
  <script
    src={`/early.js?v=${buildId()}`}
    data-from={told?.from}
    data-to={told?.to}
    data-zone={told?.zone}
    data-starts-on={told?.startsOn}
    data-ends-on={told?.endsOn}
  />
);
