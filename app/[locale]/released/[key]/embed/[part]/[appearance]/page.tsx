import { notFound } from 'next/navigation';
import { appearances } from '../../../../../../../lib/programme/outlets.ts';
import { EmbedPage } from '../../../../../../_components/programme/embed-page.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../../released-page.tsx';

type Props = ReleasedProps<{ part: string; appearance: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const appearance = appearances.find((one) => one === params.appearance) ?? notFound();
  const date = params.part === 'whole' ? null : (programme.index.days.get(params.part)?.date ?? notFound());
  return { programme, date, appearance };
}

/** Search engines are led to the page that a frame shows. */
export async function generateMetadata(props: Props) {
  const { programme, date } = await load(props);
  const metadata = releasedMetadata(programme, (paths) => (date === null ? paths.home() : paths.day(date)));
  return { ...metadata, robots: { index: false } };
}

export default async function Embed(props: Props) {
  const { programme, date, appearance } = await load(props);
  return <EmbedPage programme={{ ...programme, canChoose: false }} date={date} appearance={appearance} />;
}
