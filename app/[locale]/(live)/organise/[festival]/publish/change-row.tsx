import {
  ArrowRight,
  CalendarClock,
  CirclePlus,
  CircleX,
  type LucideIcon,
  Pencil,
  PencilLine,
  RotateCcw,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Change } from '#lib/programme/difference.ts';

/** A line of the list: a box, the sentence, and a link to the séance. */
export function ChangeRow({ row, teamOnly, tick }: { row: Row; teamOnly: string; tick?: ReactNode }) {
  const Body = tick ? 'label' : 'div';
  return (
    <li className={`flex items-start gap-1 border-line border-t first:border-t-0 ${row.held ? 'bg-warn-bg' : ''}`}>
      <Body
        className={`flex min-h-[44px] min-w-0 flex-1 items-start gap-3 py-3 pl-4 pr-2 ${tick ? 'cursor-pointer' : ''}`}
      >
        {tick}
        <Sentence row={row} teamOnly={teamOnly} />
      </Body>
      {row.href && (
        <Link
          href={row.href}
          aria-label={row.openLabel}
          className="m-1 grid size-11 flex-none place-items-center rounded-field text-soft hover:text-ink"
        >
          <Pencil aria-hidden size={18} />
        </Link>
      )}
    </li>
  );
}

/**
 * The mark and the sentence of one séance; `teamOnly` is the word for changes the public does not
 * see.
 */
function Sentence({
  row,
  teamOnly,
}: {
  row: Pick<Row, 'look' | 'printed' | 'spoken' | 'isTeamOnly' | 'held'>;
  teamOnly: string;
}) {
  const { Icon, className } = lookIcons[row.look];
  return (
    <span className="relative flex min-w-0 flex-1 gap-3">
      <Icon aria-hidden size={20} className={`mt-[0.15em] flex-none max-sm:hidden ${className}`} />
      <span className="min-w-0">
        <Spoken as={row.spoken}>{row.printed}</Spoken>
        {row.isTeamOnly && <span className="flag plain ml-2 whitespace-nowrap align-baseline">{teamOnly}</span>}
        {row.held && (
          <span className="block text-[0.94rem] text-warn">
            <Spoken as={row.held.spoken}>{row.held.printed}</Spoken>
          </span>
        )}
      </span>
    </span>
  );
}

/**
 * The look of a line of differences: shape and colour beside the sentence, which says everything.
 */
type Look = 'added' | 'moved' | 'cancelled' | 'restored' | 'replaced' | 'changed';

const LOOKS: Partial<Record<Change['kind'], Look>> = {
  added: 'added',
  moved: 'moved',
  room: 'moved',
  cancelled: 'cancelled',
  postponed: 'cancelled',
  'still-off': 'cancelled',
  restored: 'restored',
  replaced: 'replaced',
};

export const lookOf = (kind: Change['kind'] | undefined): Look => (kind && LOOKS[kind]) ?? 'changed';

const lookIcons: Record<Look, { Icon: LucideIcon; className: string }> = {
  added: { Icon: CirclePlus, className: 'text-good' },
  moved: { Icon: CalendarClock, className: 'text-accent' },
  cancelled: { Icon: CircleX, className: 'text-bad' },
  restored: { Icon: RotateCcw, className: 'text-good' },
  replaced: { Icon: ArrowRight, className: 'text-accent' },
  changed: { Icon: PencilLine, className: 'text-soft' },
};

/** A line of the list of differences, in a form that can be sent to the browser. */
export type Row = {
  number: number;
  look: Look;
  printed: string;
  spoken: string;
  isTeamOnly: boolean;
  /** Who held it back, and when; null where nobody did. */
  held: { printed: string; spoken: string } | null;
  /** The address of the séance's form; null when it was deleted from the draft. */
  href: string | null;
  openLabel: string;
};

/**
 * Lines with a common heading, in a form that can be sent to the browser
 * (`lib/programme/publication.ts`).
 */
export type Part = {
  key: string;
  title: string;
  /** Why its lines are not ticked by default; null where they are. */
  why: string | null;
  /** « 12 nouvelles · 3 déplacées ». */
  summary: string;
  count: number;
  isTicked: boolean;
  openLabel: string;
  /** Null while it is folded. */
  rows: readonly Row[] | null;
};
