import { AnsweredInput } from '#app/_ui/refused-answers.tsx';

/** One of several, asked once for a whole file or list: radio buttons under their question. */
export const Choice = ({
  name,
  title,
  text,
  chosen,
  options,
  className = '',
}: {
  name: string;
  title: string;
  text?: string;
  /** Null while nobody has said. */
  chosen: string | null;
  options: readonly (readonly [value: string, label: string])[];
  className?: string;
}) => (
  <fieldset className={`grid ${className}`}>
    <legend className="float-left w-full font-semibold">{title}</legend>
    {text && <p className="min-w-0 break-words text-soft">{text}</p>}
    {options.map(([value, label]) => (
      <label key={value} className="flex min-h-11 items-center gap-3">
        <AnsweredInput
          type="radio"
          name={name}
          value={value}
          defaultChecked={value === chosen}
          className="size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
    ))}
  </fieldset>
);
