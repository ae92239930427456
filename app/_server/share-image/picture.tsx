import type { ReactNode } from 'react';
import { inkOn } from '#lib/festivals/accent.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';

/** The dark room of globals.css, where no style sheet reaches; a test holds them to it. */
export const room = { paper: '#131118', ink: '#f5efe3', soft: '#bdb5c3', lamp: '#ffb224', bad: '#ff9a8f' };

export const SIZE = { width: 1200, height: 630 } as const;

const title = 'bricolage-grotesque';
const text = 'atkinson-hyperlegible-next';

/** A lamp's beam from the upper left over what the page is about. Every element of more than one child says how it lays them out. */
export function Picture({ facts }: { facts: ShareImageFacts }) {
  const lamp = facts.accent !== null && inkOn(facts.accent) !== null ? facts.accent : room.lamp;
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: '64px 72px',
        background: room.paper,
        backgroundImage: `linear-gradient(118deg, ${lamp}55 0%, ${lamp}18 34%, ${room.paper}00 62%)`,
        color: room.ink,
        fontFamily: text,
        fontSize: 34,
      }}
    >
      <Line>
        <Lamp color={lamp} />
        {facts.festival !== '' && <span style={{ fontWeight: 600 }}>{facts.festival}</span>}
      </Line>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        {(facts.kind !== '' || facts.flag !== '') && (
          <Line>
            {facts.flag !== '' && <span style={{ color: room.bad, fontWeight: 600 }}>{facts.flag}</span>}
            {facts.kind !== '' && <span style={{ color: room.soft }}>{facts.kind}</span>}
          </Line>
        )}
        <div
          style={{
            display: 'block',
            fontFamily: title,
            fontWeight: 800,
            fontSize: sizeOf(facts.title),
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
        {facts.place !== '' && <span style={{ color: room.soft, marginTop: 6 }}>{facts.place}</span>}
      </div>
    </div>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'flex', alignItems: 'center', gap: 22 }}>{children}</div>
);

/** A long title in letters that still leave it four lines. */
function sizeOf({ length }: string): number {
  if (length <= 22) return 112;
  if (length <= 45) return 88;
  return length <= 80 ? 68 : 56;
}

function Lamp({ color }: { color: string }) {
  return (
    <svg width="64" height="64" viewBox="0 0 28 28" fill="none" stroke={room.ink} aria-hidden="true">
      <path d="M9.6 8.2a4.4 4.4 0 0 1 8.8 0" strokeWidth="1.9" strokeLinecap="round" />
      <path d="M6.9 9.1h14.2" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M8.4 11h11.2l1.2 10.4H7.2z" fill={color} stroke="none" />
      <path d="M8.4 11 7.2 21.4m12.4-10.4 1.2 10.4" strokeWidth="1.9" strokeLinecap="round" />
      <path d="M6.2 23.2h15.6" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
