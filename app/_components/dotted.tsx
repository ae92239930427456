import { Fragment, type ReactNode } from 'react';

/**
 * Things in a row with dots between them. Each may wrap to a line of its own; its dot then falls
 * outside the line and is cut off, so that no line begins or ends with a dot. The dots are in the
 * text, for readers without styles. `null` and `false` are left out.
 */
export function Dotted({ parts }: { parts: readonly (ReactNode | null | false)[] }) {
  return parts
    .filter((part) => part !== null && part !== false)
    .map((part, i) => (
      <Fragment key={i}>
        {i > 0 && ' '}
        <span className="dotted">
          {i > 0 && (
            <span className="dot" aria-hidden="true">
              ·{' '}
            </span>
          )}
          {part}
        </span>
      </Fragment>
    ));
}
