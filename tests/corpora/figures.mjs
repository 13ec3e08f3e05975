// figures.mjs: pictures for the long documents, drawn here: charts and plans as SVG, a picture in grey as PNG.
import { deflateSync } from 'node:zlib';

const INK = '#1a1a1a';
const SHADES = ['#0b4f86', '#8a5a1c', '#3d6b2f', '#7a2a5a'];

const svg = (width, height, body) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `
  + `viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${body}</svg>\n`;

/** Bars side by side, one a value (0 to 100). */
export function barChart(values) {
  const bars = values.map((value, at) => `<rect x="${30 + at * 40}" y="${190 - value * 1.6}" width="28" `
    + `height="${value * 1.6}" fill="${SHADES[at % SHADES.length]}" stroke="${INK}"/>`);
  const width = 40 + values.length * 40;
  return svg(width, 210, `${bars.join('')}<path d="M20 20V190H${width - 10}" fill="none" stroke="${INK}" stroke-width="2"/>`);
}

/** A tall plan: boxes one above the other, joined by arrows. */
export function tallPlan(boxes) {
  const parts = Array.from({ length: boxes }, (_, at) => {
    const y = 20 + at * 90;
    const shade = SHADES[at % SHADES.length];
    const arrow = `<path d="M150 ${y + 50}v32m-7 -9l7 9l7 -9" fill="none" stroke="${INK}" stroke-width="2"/>`;
    return `<rect x="50" y="${y}" width="200" height="50" rx="8" fill="none" stroke="${shade}" stroke-width="3"/>`
      + `<circle cx="75" cy="${y + 25}" r="${6 + at % 3 * 4}" fill="${shade}"/>${at + 1 < boxes ? arrow : ''}`;
  });
  return svg(300, 10 + boxes * 90, parts.join(''));
}

/** A wide plan: a pipe from left to right with things on it. */
export function widePlan(things) {
  const parts = Array.from({ length: things }, (_, at) => {
    const paint = `fill="#ffffff" stroke="${SHADES[at % SHADES.length]}" stroke-width="4"`;
    if (at % 2 === 0) return `<circle cx="${60 + at * 90}" cy="60" r="26" ${paint}/>`;
    return `<rect x="${36 + at * 90}" y="36" width="48" height="48" ${paint}/>`;
  });
  const width = 60 + things * 90;
  return svg(width, 120, `<path d="M0 60H${width}" stroke="${INK}" stroke-width="6"/>${parts.join('')}`);
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** Hills against a pale sky, in shades of grey (ISO/IEC 15948: signature, IHDR, IDAT, IEND). */
export function hills(width, height) {
  const rows = Buffer.alloc((width + 1) * height); // each row begins with its filter: none
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const far = height * (0.45 + 0.12 * Math.sin(x / width * 9));
      const near = height * (0.7 + 0.15 * Math.sin(1 + x / width * 5));
      rows[y * (width + 1) + x + 1] = y > near ? 60 : y > far ? 130 : 235 - Math.floor(40 * y / height);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits, grey, deflate, no special filter, not interlaced
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
