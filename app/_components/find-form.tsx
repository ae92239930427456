import { Search } from 'lucide-react';

type Props = { action: string; label: string; hint: string; submit: string; search: string };

/**
 * A native GET form, so its result has an address that can be kept, and it works without a script.
 */
export function FindForm({ action, label, hint, submit, search }: Props) {
  return (
    <search>
      <form action={action} className="flex flex-wrap items-end gap-3">
        <label className="field min-w-0 grow basis-[16rem] max-w-[30rem]">
          <span className="label">{label}</span>
          <span className="hint">{hint}</span>
          <span className="relative block">
            <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
            <input
              type="search"
              name="q"
              defaultValue={search}
              maxLength={MAX_SEARCH}
              className="input w-full pl-10"
              autoComplete="off"
            />
          </span>
        </label>
        <button type="submit" className="btn">
          {submit}
        </button>
      </form>
    </search>
  );
}

/** The longest search, in characters. */
const MAX_SEARCH = 200;

/** The search text in the query of an address. */
export const searchOf = (asked: string | string[] | undefined): string =>
  typeof asked === 'string' ? asked.trim().slice(0, MAX_SEARCH) : '';
