import { now } from '../../../../../../lib/time/clock.ts';
import { elsewhereSentences } from '../../../../../_components/programme/programme.ts';
import { ScreenPage } from '../../../../../_components/programme/screen-page.tsx';
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
  const title = elsewhereSentences(programme)('screen.title', { room: programme.say(room.name) });
  return { ...releasedMetadata(programme, (paths) => paths.screen(room), title), robots: { index: false } };
}

export default async function RoomScreen(props: Props) {
  const { programme, room } = await load(props);
  return <ScreenPage programme={programme} room={room} drawnAt={now()} />;
}
