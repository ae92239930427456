'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useTransition } from 'react';

/**
 * The questions, and below them the effect of the answers. With a script each answer updates it at
 * once, and the old effect cannot be confirmed meanwhile. Without one a button does.
 */
export function AbsenceForm({ questions, see, children }: { questions: ReactNode; see: string; children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, start] = useTransition();
  const weigh = (form: HTMLFormElement) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) query.append(name, value);
    start(() => router.replace(`${path}?${query}`, { scroll: false }));
  };
  return (
    <>
      <form
        method="get"
        action={path}
        className="today-form my-4"
        onChange={(event) => weigh(event.currentTarget)}
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
