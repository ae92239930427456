/**
 * Copies what these boxes of the page hold, one under the other, and says so. Hidden before scripts
 * run: the boxes can be selected.
 */
export function CopyFrom({
  ids,
  label,
  words,
  isMain = false,
}: {
  ids: readonly string[];
  /** Names the button where several stand on one page. */
  label?: string;
  words: { copy: string; copied: string };
  isMain?: boolean;
}) {
  return (
    <span className="copy">
      <button
        type="button"
        hidden
        className={isMain ? 'btn lamp' : 'btn'}
        aria-label={label}
        data-island="copy"
        data-from={ids.join(' ')}
        data-done={words.copied}
      >
        {words.copy}
      </button>
      <span role="status" />
    </span>
  );
}
