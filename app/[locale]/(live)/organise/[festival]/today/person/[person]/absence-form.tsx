'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useTransition } from 'react';

/**
 * The questions, and below them the effect of the answers. With a script each answer updates it at
 * once, an hour once it is typed, and the old effect cannot be confirmed meanwhile. Without one a
 * button does.
 */
export function AbsenceForm({ questions, see, children }: { questions: ReactNode; see: string; children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, start] = useTransition();
  const weigh = (form: HTMLFormElement) => start(() => router.replace(`${path}?${queryOf(form)}`, { scroll: false }));
  return (
    <>
      <form
        method="get"
        action={path}
        className="today-form my-4"
        onChange={(event) => isTyped(event.target) || weigh(event.currentTarget)}
        onBlur={({ target, currentTarget }) => {
          // The default value is the one this effect was computed for.
          if (isTyped(target) && target.value !== target.defaultValue) weigh(currentTarget);
        }}
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
const isTyped = (field: EventTarget): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'text';

/** The answers that are given, as the address has them. */
function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) query.append(name, value);
  return String(query);
}
