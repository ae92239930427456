/**
 * A button that copies the text of these boxes of the page, one below the other. Hidden without
 * scripts; then the boxes can be selected.
 */
export function CopyFrom({
  ids,
  label,
  words,
  isMain = false,
}: {
  ids: readonly string[];
  /** The name of the button where a page has several. */
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
