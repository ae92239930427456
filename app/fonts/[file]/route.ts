import { fontBytes, fontNames, fontPaths } from '#app/_server/fonts.ts';

// Written once, when the app is built; any other name is a 404.
export const dynamic = 'force-static';
export const dynamicParams = false;

const fileOf = (path: string) => path.slice('/fonts/'.length);

export const generateStaticParams = () => Object.values(fontPaths()).map((path) => ({ file: fileOf(path) }));

/**
 * A font of the pages that are read without an account. Its address contains a hash of its bytes.
 */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const name = fontNames.find((one) => fileOf(fontPaths()[one]) === file);
  if (name === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(fontBytes(name)), {
    headers: {
      'Content-Type': 'font/woff2',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
