import { festivalFacts } from '../../../../../lib/share-image/facts.ts';
import { drawShareImage, imageResponse } from '../../../../_server/share-image/draw.tsx';
import { type ReleasedProps, releasedProgramme } from '../released-page.tsx';

/** The picture other sites show beside a link to this programme. The proxy asks for it once per release. */
export async function GET(_: Request, props: ReleasedProps): Promise<Response> {
  const { document, locale } = (await releasedProgramme(props)).programme;
  return imageResponse(await drawShareImage(festivalFacts(document, locale)));
}
