import { qrPath } from '#lib/feeds/qr-path.ts';

/** A QR code drawn by the server. `label` says where it leads. */
export function QrCode({ text, label, className = 'qr' }: { text: string; label: string; className?: string }) {
  const { size, path } = qrPath(text);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
