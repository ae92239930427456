import { notFound } from 'next/navigation';
import { PrintDoor } from '../../../../../../../_components/programme/print-door.tsx';
import { elsewhereSentences } from '../../../../../../../_components/programme/programme.ts';
import {
  type Numbered,
  numbered,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
} from '../../../../released-page.tsx';

type Props = ReleasedProps<Numbered & { date: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  return { programme, room: numbered(programme.index.rooms, params), date: day.date };
}

export async function generateMetadata(props: Props) {
  const { programme, room, date } = await load(props);
  const title = `${elsewhereSentences(programme)('print.doors')} : ${programme.say(room.name)}`;
  return { ...releasedMetadata(programme, (paths) => paths.doorSign(room, date), title), robots: { index: false } };
}

export default async function Door(props: Props) {
  const { programme, room, date } = await load(props);
  return <PrintDoor programme={programme} room={room} date={date} />;
}
