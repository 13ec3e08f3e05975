// page_labels.mjs: the output of `qpdf --json=2 --json-key=pages` on standard input into one page label a line
// (ISO 32000-1 12.4.2, table 159; qpdf gives each page its own label dictionary).
import { readFileSync } from 'node:fs';

const ROMAN = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'],
  [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

function roman(number) {
  let text = '';
  for (const [value, letters] of ROMAN) for (; number >= value; number -= value) text += letters;
  return text;
}

const letters = (number) => String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));

const style = {
  '/D': String,
  '/r': roman,
  '/R': (number) => roman(number).toUpperCase(),
  '/a': letters,
  '/A': (number) => letters(number).toUpperCase(),
};

for (const page of JSON.parse(readFileSync(0, 'utf8')).pages) {
  const label = page.label ?? { '/S': '/D', '/St': page.pageposfrom1 };
  const prefix = (label['/P'] ?? '').replace(/^[ub]:/, '');
  console.log(prefix + (style[label['/S']]?.(label['/St'] ?? 1) ?? ''));
}
