import { drawInitial } from '#app/_server/share-image/draw.tsx';
import { answerDocument } from '#app/feeds/answer-release.ts';
import { env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { ICONS, type IconFile, iconFacts } from '#lib/offline/manifest.ts';
import { iconJob } from '#lib/pictures/picture-files.ts';

type Context = { params: Promise<{ festival: string; file: string }> };

const isIcon = (file: string): file is IconFile => Object.hasOwn(ICONS, file);

/**
 * An icon of a published festival in one of its sizes: its logo, else the first letter of its name.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, file } = await params;
  return answerDocument(request, festival, ({ document }) => {
    if (!isIcon(file)) return null;
    const facts = iconFacts(document);
    const size = ICONS[file];
    return {
      name: `icon ${file}`,
      contentType: 'image/png',
      cacheControl: 'public, max-age=86400',
      isPacked: true,
      write: async () =>
        Buffer.from(
          'logo' in facts
            ? await runJob(iconJob, { dataFolder: env().dataFolder, ...facts.logo, ...size })
            : await drawInitial(facts, size.pixels),
        ),
    };
  });
}

export const HEAD = GET;
