import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { roomNode } from '../../../../../../lib/linked-data/place.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { roomDescription } from '../../../../../_components/programme/page-description.ts';
import { RoomPage } from '../../../../../_components/programme/room-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
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
  return { programme, room: numbered(programme.index.rooms, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, room } = await load(props);
  return releasedMetadata(programme, (paths) => paths.room(room), programme.say(room.name), {
    description: roomDescription(programme, room),
  });
}

export default async function Room(props: Props) {
  const { programme, room } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.room(room)}>
      <LinkedData
        programme={programme}
        steps={[{ name: inLocale(room.name, programme.locale), path: programme.paths.room(room) }]}
        about={(page) => [roomNode(page, room)]}
      />
      <RoomPage programme={programme} room={room} />
    </ProgrammeShell>
  );
}
