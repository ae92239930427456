import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { venueNode } from '../../../../../../lib/linked-data/place.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { venueDescription } from '../../../../../_components/programme/page-description.ts';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { VenuePage } from '../../../../../_components/programme/venue-page.tsx';
import {
  type Numbered,
  numbered,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
} from '../../released-page.tsx';

type Props = ReleasedProps<Numbered>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  return { programme, venue: numbered(programme.index.venues, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, venue } = await load(props);
  return releasedMetadata(programme, (paths) => paths.venue(venue), programme.say(venue.name), {
    description: venueDescription(programme, venue),
  });
}

export default async function Venue(props: Props) {
  const { programme, venue } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.venue(venue)}>
      <LinkedData
        programme={programme}
        steps={[{ name: inLocale(venue.name, programme.locale), path: programme.paths.venue(venue) }]}
        about={(page) => [venueNode(page, venue)]}
      />
      <VenuePage programme={programme} venue={venue} />
    </ProgrammeShell>
  );
}
