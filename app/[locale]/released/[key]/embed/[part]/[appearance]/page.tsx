import { notFound } from 'next/navigation';
import { appearances, embedFromDay } from '../../../../../../../lib/programme/outlets.ts';
import { EmbedPage } from '../../../../../../_components/programme/embed-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../../released-page.tsx';

type Props = ReleasedProps<{ part: string; appearance: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const appearance = appearances.find((one) => one === params.appearance) ?? notFound();
  const from = embedFromDay(params.part);
  const dateOf = (part: string) => programme.index.days.get(part)?.date ?? notFound();
  const date = params.part === 'whole' || from !== null ? null : dateOf(params.part);
  return { programme, date, today: from === null ? null : dateOf(from), appearance };
}

/** Search engines are led to the page that a frame shows. */
export async function generateMetadata(props: Props) {
  const { programme, date } = await load(props);
  const metadata = releasedMetadata(programme, (paths) => (date === null ? paths.home() : paths.day(date)));
  return { ...metadata, robots: { index: false } };
}

export default async function Embed(props: Props) {
  const { programme, date, today, appearance } = await load(props);
  return <EmbedPage programme={{ ...programme, canChoose: false }} date={date} today={today} appearance={appearance} />;
}
