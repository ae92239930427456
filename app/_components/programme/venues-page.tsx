import { indexTitle } from './index-links.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { VenueFacts } from './venue-of-event.tsx';
import { RoomsOfVenue, WalksFrom } from './venue-page.tsx';

/** Every place: how to get there, how far the others are, and its rooms. */
export function VenuesPage({ programme }: { programme: Programme }) {
  return (
    <SinglePage programme={programme} kind="other" title={indexTitle(programme, 'venues')}>
      <ul className="venues">
        {programme.document.venues.map((venue) => (
          <li key={venue.number}>
            <h2>
              <a href={programme.paths.venue(venue)}>
                <Said programme={programme} text={venue.name} />
              </a>
            </h2>
            <VenueFacts programme={programme} venue={venue} />
            <WalksFrom programme={programme} venue={venue} heading="h3" />
            <RoomsOfVenue programme={programme} venue={venue} heading="h3" />
          </li>
        ))}
      </ul>
    </SinglePage>
  );
}
