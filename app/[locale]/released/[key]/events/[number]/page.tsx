import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { eventNode } from '../../../../../../lib/linked-data/event.ts';
import { EventPage } from '../../../../../_components/programme/event-page.tsx';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { eventDescription, eventPageTitle } from '../../../../../_components/programme/page-description.ts';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import {
  dayStep,
  eventPicture,
  type Numbered,
  numbered,
  pictureUrl,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
} from '../../released-page.tsx';

type Props = ReleasedProps<Numbered>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  return { programme, event: numbered(programme.index.events, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, event } = await load(props);
  return releasedMetadata(programme, (paths) => paths.event(event), eventPageTitle(programme, event), {
    picture: eventPicture(programme, event),
    description: eventDescription(programme, event),
  });
}

export default async function Event(props: Props) {
  const { programme, event } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.event(event)}>
      <LinkedData
        programme={programme}
        steps={[
          ...(event.day === null ? [] : [dayStep(programme, event.day)]),
          { name: inLocale(event.title, programme.locale), path: programme.paths.event(event) },
        ]}
        about={(page) => [eventNode(page, event, pictureUrl(programme, eventPicture(programme, event)?.path))]}
      />
      <EventPage programme={programme} event={event} />
    </ProgrammeShell>
  );
}
