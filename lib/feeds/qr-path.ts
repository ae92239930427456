import QRCode from 'qrcode';

/** The width of the quiet zone in modules, as ISO/IEC 18004 requires. */
const QUIET = 4;

/**
 * A QR code as one SVG path of squares, with its quiet zone: `size` is the side of the view box in
 * modules.
 */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * QUIET, path };
}
