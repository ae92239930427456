import { ArrowRight, CalendarClock, CirclePlus, CircleX, type LucideIcon, PencilLine, RotateCcw } from 'lucide-react';
import type { Change } from '#lib/programme/difference.ts';

/**
 * How a line of differences is drawn: a shape and a colour beside the sentence, which says it all.
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

/** A line of the list of differences, as an island can take it. */
export type Row = {
  number: number;
  look: Look;
  printed: string;
  spoken: string;
  isTeamOnly: boolean;
  /** Who held it back, and when; null where nobody did. */
  held: { printed: string; spoken: string } | null;
  /** The séance's form on the desk; null when it is no longer in the draft. */
  href: string | null;
  openLabel: string;
};

/** Lines under one heading, as an island can take them (`lib/programme/publication-parts.ts`). */
export type Part = {
  key: string;
  title: string;
  /** Why its lines are not ticked; null where they are. */
  why: string | null;
  /** « 12 nouvelles · 3 déplacées ». */
  summary: string;
  count: number;
  isTicked: boolean;
  openLabel: string;
  /** Null while it is folded. */
  rows: readonly Row[] | null;
};
