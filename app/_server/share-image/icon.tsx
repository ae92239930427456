import { ImageResponse } from 'next/og';
import { drawable, fonts } from './fonts.ts';

/**
 * The first letter of a name on a colour, as a square PNG that may be cut to a circle. If our fonts
 * lack the letter, the colour alone.
 */
export async function drawInitial(
  { initial, ground, ink }: { initial: string; ground: string; ink: 'black' | 'white' },
  pixels: number,
): Promise<Uint8Array> {
  const image = new ImageResponse(
    <div
      style={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: '100%',
        height: '100%',
        background: ground,
        color: ink,
        fontFamily: 'bricolage-grotesque',
        fontWeight: 800,
        fontSize: Math.round(pixels * 0.56),
      }}
    >
      {drawable(initial)}
    </div>,
    { width: pixels, height: pixels, fonts: fonts() },
  );
  return new Uint8Array(await image.arrayBuffer());
}
