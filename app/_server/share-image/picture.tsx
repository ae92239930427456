import type { ReactNode } from 'react';
import { GROUNDS, LAMP, shadesOf } from '#lib/model/colours.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';

/**
 * The dark colours of globals.css, repeated as no style sheet reaches this drawing; a test compares
 * them.
 */
export const room = { paper: GROUNDS.dark.paper, ink: '#f5efe3', soft: '#bdb5c3', lamp: LAMP, bad: '#ff9a8f' };

export const SIZE = { width: 1200, height: 630 } as const;

/** The size of the logo, and the margin beside the words, in pixels. */
export const MARK = 96;
const SIDE = 72;

/**
 * Over a still, the words stay on the left within this width in pixels, in type this much smaller.
 */
const WORDS_WIDTH = 700;
const NARROWED = 0.8;

/** Dark enough that even the palest words can be read over a white picture; a test measures it. */
const veil = `linear-gradient(90deg, ${room.paper}f0 0%, ${room.paper}d4 ${Math.round(((WORDS_WIDTH + SIDE) / SIZE.width) * 100)}%, ${room.paper}00 100%)`;

const title = 'bricolage-grotesque';
const text = 'atkinson-hyperlegible-next';

/** At most so many lines, which break even without a space. */
const within = (lineClamp: number) =>
  ({ display: 'block', flexShrink: 1, lineClamp, wordBreak: 'break-word' }) as const;

/**
 * The festival's colour falls from the upper left over the background; `logo` is a PNG as a data:
 * address. The drawing library requires a layout (`display`) for every element with more than one
 * child.
 */
export function ShareImage({
  facts,
  logo,
  isOverStill,
}: {
  facts: ShareImageFacts;
  logo: string | null;
  /** The still shows through the colour, most where no words are. */
  isOverStill: boolean;
}) {
  const lamp = (facts.accent && shadesOf(facts.accent, 'dark')?.text) ?? room.lamp;
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: `64px ${SIDE}px`,
        ...(isOverStill && {
          position: 'relative',
          borderLeft: `12px solid ${lamp}`,
          paddingLeft: SIDE - 12,
          paddingRight: SIZE.width - SIDE - WORDS_WIDTH,
        }),
        ...(isOverStill
          ? { backgroundImage: veil }
          : {
              background: room.paper,
              backgroundImage: `linear-gradient(118deg, ${lamp}55 0%, ${lamp}18 34%, ${room.paper}00 62%)`,
            }),
        color: room.ink,
        fontFamily: text,
        fontSize: 34,
      }}
    >
      <Line>
        {logo !== null && <img src={logo} alt="" width={MARK} height={MARK} style={{ borderRadius: 12 }} />}
        {facts.festival !== '' && <span style={{ ...within(1), fontWeight: 600 }}>{facts.festival}</span>}
      </Line>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        {(facts.kind !== '' || facts.flag !== '') && (
          <Line>
            {facts.flag !== '' && <span style={{ color: room.bad, fontWeight: 600 }}>{facts.flag}</span>}
            {facts.kind !== '' && <span style={{ ...within(1), color: room.soft }}>{facts.kind}</span>}
          </Line>
        )}
        <div
          style={{
            display: 'block',
            fontFamily: title,
            fontWeight: 800,
            fontSize: isOverStill ? sizeOf(facts.title, 30) * NARROWED : sizeOf(facts.title, 45),
            lineHeight: 1.05,
            letterSpacing: '-0.015em',
            lineClamp: 4,
            wordBreak: 'break-word',
            marginTop: 14,
          }}
        >
          {facts.title}
        </div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <span style={{ fontWeight: 600, fontSize: 40 }}>{facts.when}</span>
        {facts.place !== '' && (
          <span style={{ ...within(facts.title.length > 45 ? 1 : 2), color: room.soft, marginTop: 6 }}>
            {facts.place}
          </span>
        )}
      </div>
      {isOverStill && facts.credit !== '' && (
        <span
          style={{
            position: 'absolute',
            right: 0,
            bottom: 0,
            padding: '6px 16px 8px',
            borderTopLeftRadius: 8,
            // Dark enough for the text over a white picture; a test measures it.
            background: `${room.paper}d4`,
            color: room.ink,
            fontSize: 22,
          }}
        >
          {facts.credit}
        </span>
      )}
    </div>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'flex', alignItems: 'center', gap: 22 }}>{children}</div>
);

/**
 * The type size for a title: a long one is set smaller, so that it fits in four lines. One of more
 * than `two` characters would take three lines of large type.
 */
function sizeOf({ length }: string, two: number): number {
  if (length <= 22) return 112;
  if (length <= two) return 88;
  return length <= 80 ? 68 : 56;
}
