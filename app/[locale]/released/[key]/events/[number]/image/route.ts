import { eventFacts } from '../../../../../../../lib/share-image/facts.ts';
import { drawShareImage, imageResponse } from '../../../../../../_server/share-image/draw.tsx';
import { type Numbered, numbered, type ReleasedProps, releasedProgramme } from '../../../released-page.tsx';

/** The picture other sites show beside a link to this séance. The proxy has seen that it may have one. */
export async function GET(_: Request, props: ReleasedProps<Numbered>): Promise<Response> {
  const { programme, params } = await releasedProgramme(props);
  const event = numbered(programme.index.events, params);
  return imageResponse(await drawShareImage(eventFacts(programme.document, event, programme.locale)));
}
