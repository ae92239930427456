'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef, useTransition } from 'react';

/**
 * The questions, and below them the effect of the answers. With a script each answer updates it at
 * once, an hour once it is typed, and the old effect cannot be confirmed meanwhile. Without one a
 * button does.
 */
export function AbsenceForm({ questions, see, children }: { questions: ReactNode; see: string; children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, start] = useTransition();
  // Leaving a field in which nothing was typed asks for nothing.
  const weighed = useRef<string | null>(null);
  const weigh = (form: HTMLFormElement) => {
    const query = queryOf(form);
    if (query === weighed.current) return;
    weighed.current = query;
    start(() => router.replace(`${path}?${query}`, { scroll: false }));
  };
  return (
    <>
      <form
        method="get"
        action={path}
        className="today-form my-4"
        onFocus={(event) => {
          weighed.current ??= queryOf(event.currentTarget);
        }}
        onChange={(event) => isTyped(event.target) || weigh(event.currentTarget)}
        onBlur={(event) => isTyped(event.target) && weigh(event.currentTarget)}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          weigh(event.currentTarget);
        }}
      >
        {questions}
        <button type="submit" className="btn">
          {see}
        </button>
      </form>
      <div inert={isPending} aria-busy={isPending} className={isPending ? 'opacity-50' : undefined}>
        {children}
      </div>
    </>
  );
}

/** While an hour is typed it is another one at each key: « 2 », « 21 », « 21h ». */
const isTyped = (field: EventTarget) => field instanceof HTMLInputElement && field.type === 'text';

/** The answers that are given, as the address has them. */
function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) query.append(name, value);
  return String(query);
}
