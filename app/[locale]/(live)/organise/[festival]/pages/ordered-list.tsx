'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, startTransition, useEffect, useState } from 'react';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { UndoOfForm } from '#app/_components/message-bar.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { keepFocusIn } from '#app/_ui/focus.ts';
import { Link } from '#app/_ui/link.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { byId } from '#lib/model/keyed.ts';

type OrderedRow = Readonly<{ id: number; href: string; name: string; note: string }>;
/** The ids after moving the one at `from` to `to`. */
function moved(ids: readonly number[], from: number, to: number): number[] {
  const left = ids.filter((_, at) => at !== from);
  return [...left.slice(0, to), ...ids.slice(from, from + 1), ...left.slice(to)];
}

const WAYS = { up: { by: -1, Arrow: ArrowUp }, down: { by: 1, Arrow: ArrowDown } } as const;
type Way = keyof typeof WAYS;

/**
 * Records in the organiser's order: they can be dragged, or moved by two buttons that each post the
 * whole order, so that it works without a script too. The new order is shown while it is saved.
 */
export function OrderedList({
  slug,
  label,
  rows,
  action: save,
  isReadOnly,
}: {
  slug: string;
  label: string;
  rows: readonly OrderedRow[];
  action: FormAction;
  isReadOnly: boolean;
}) {
  const isLive = useLive();
  const [state, action, isPending] = useFormAction(save);
  const [left, setLeft] = useState<readonly number[] | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  // What the server says stands once it has answered.
  useEffect(() => {
    if (!isPending) setLeft(null);
  }, [isPending, rows]);
  const known = byId(rows);
  const shown = left ? left.flatMap((id) => known.get(id) ?? []) : rows;
  const ids = shown.map(({ id }) => id);

  const put = (order: readonly number[]) => {
    setDragged(null);
    if (order.join() === ids.join()) return;
    setLeft(order);
    const posted = new FormData();
    posted.set('order', order.join());
    startTransition(() => action(posted));
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    const from = ids.indexOf(dragged ?? 0);
    if (from >= 0) put(moved(ids, from, to));
  };
  const press = (id: number, way: Way, button: HTMLButtonElement) => {
    const from = ids.indexOf(id);
    put(moved(ids, from, from + WAYS[way].by));
    keepFocusIn(button);
  };

  return (
    <div className="mt-4 grid gap-3">
      <form action={action}>
        <ol className="ordered-list" aria-label={label}>
          {shown.map(({ id, href, name, note }, at) => (
            <li
              key={id}
              data-dragged={dragged === id || undefined}
              draggable={isLive && !isReadOnly}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(id);
              }}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={(event) => drop(event, at)}
              onDragEnd={() => setDragged(null)}
            >
              {!isReadOnly && isLive && <GripVertical aria-hidden size={18} className="order-grip" />}
              <span className="order-row">
                <Link href={href} draggable={false} className="order-name">
                  {name}
                </Link>
                {note !== '' && <span className="order-note">{note}</span>}
              </span>
              {!isReadOnly && (
                <>
                  <Mover way="up" at={at} ids={ids} name={name} onPress={isLive ? press : null} />
                  <Mover way="down" at={at} ids={ids} name={name} onPress={isLive ? press : null} />
                </>
              )}
            </li>
          ))}
        </ol>
      </form>
      <RefusedLine state={state} />
      {!isPending && <UndoOfForm slug={slug} state={state} />}
    </div>
  );
}

/** Moves a row by one. Without a script it posts the resulting order. */
function Mover({
  way,
  at,
  ids,
  name,
  onPress,
}: {
  way: Way;
  at: number;
  ids: readonly number[];
  name: string;
  onPress: ((id: number, way: Way, button: HTMLButtonElement) => void) | null;
}) {
  const t = useTranslations('ownPages');
  const { by, Arrow } = WAYS[way];
  const [id = 0, to] = [ids[at], at + by];
  const said = t(way, { name });
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      name={onPress ? undefined : 'order'}
      value={onPress ? undefined : moved(ids, at, to).join()}
      disabled={to < 0 || to >= ids.length}
      className="btn quiet"
      aria-label={said}
      title={said}
      onClick={({ currentTarget }) => onPress?.(id, way, currentTarget)}
    >
      <Arrow aria-hidden size={18} />
    </button>
  );
}
