import { EventPage } from '../../../../../_components/programme/event-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import {
  type Numbered,
  numbered,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
} from '../../released-page.tsx';

type Props = ReleasedProps<Numbered>;

export const generateStaticParams = () => [];

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  return { programme, event: numbered(programme.index.events, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, event } = await load(props);
  return releasedMetadata(programme, (paths) => paths.event(event), programme.say(event.title));
}

export default async function Event(props: Props) {
  const { programme, event } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.event(event)}>
      <EventPage programme={programme} event={event} />
    </ProgrammeShell>
  );
}
