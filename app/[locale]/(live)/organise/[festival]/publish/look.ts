import { ArrowRight, CalendarClock, CirclePlus, CircleX, type LucideIcon, PencilLine, RotateCcw } from 'lucide-react';
import type { Change } from '#lib/programme/difference.ts';

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
  restored: 'restored',
  replaced: 'replaced',
};

export const lookOf = (kind: Change['kind'] | undefined): Look => (kind && LOOKS[kind]) ?? 'changed';

export const lookIcons: Record<Look, { Icon: LucideIcon; className: string }> = {
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
