// tags_as.mjs FORM: brings structures into one form, one tagged text a line, white space left out, so that clearleaf's
// (`clearleaf dump tags` on standard input) and another program's can be compared.
//   pdfjs     clearleaf's, page by page: "PAGE<tab>PATH<tab>TEXT"        squeeze   the same of struct_tree.mjs
//   poppler   clearleaf's: "PATH<tab>TEXT"                              pdfinfo   the same of pdfinfo -struct-text
//   words     clearleaf's: "PAGE<tab>TEXT"                              contains FILE   those lines of FILE whose text is in
//                                                                       that page of a text with form feeds between pages
// PATH is that of the standard types from the root. Texts of one path that follow each other are one.
import { readFileSync } from 'node:fs';

const [form, file] = process.argv.slice(2);
const input = readFileSync(0, 'utf8');
const squeezed = (text) => text.replace(/[\s\u00a0]+/gu, '').normalize('NFC');

/** Elements and texts of `clearleaf dump tags`: {path, page, text} in reading order; an alternative has `alt`. */
function pieces() {
  const out = [];
  const open = []; // types by depth
  let waiting = []; // alternatives of elements whose page is not yet known
  for (const line of input.split('\n').filter(Boolean)) {
    const depth = (line.length - line.trimStart().length) / 2;
    const words = line.trim();
    open.length = depth;
    const path = `/${open.join('/')}`;
    const text = words.match(/^"(.*)" p(\S+)$/su);
    if (text) {
      for (const alt of waiting) out.push({ ...alt, page: Number(text[2]) });
      waiting = [];
      out.push({ path, page: Number(text[2]), text: text[1].replace(/\\(["\\])/g, '$1') });
    } else if (!words.startsWith('annotation ')) {
      const [, type, standard] = words.match(/^(\S+)(?: -> (\S+))?/u);
      open.push(standard ?? type);
      const alt = words.match(/ (?:alt|actual-text)="((?:[^"\\]|\\.)*)"/u);
      waiting = alt ? [...waiting, { path: `/${open.join('/')}`, alt: alt[1].replace(/\\(["\\])/g, '$1') }] : waiting;
    }
  }
  return out;
}

/** Prints rows of [key, text], those that follow each other with one key as one. */
function print(rows) {
  const merged = [];
  for (const [key, text] of rows) {
    const words = squeezed(text);
    if (words === '') continue;
    if (merged.at(-1)?.[0] === key && !words.startsWith('alt:')) merged.at(-1)[1] += words;
    else merged.push([key, words]);
  }
  for (const [key, words] of merged) console.log(`${key}\t${words}`);
}

const byPage = (rows) => rows.map((row, index) => [row, index]).sort(([a, i], [b, k]) => a.page - b.page || i - k).map(([row]) => row);

switch (form) {
  case 'pdfjs':
    print(byPage(pieces()).map(({ path, page, text, alt }) => [`${page}\t${path}`, text ?? `alt: ${alt}`]));
    break;
  case 'squeeze':
    print(input.split('\n').filter((line) => /^\d+\t/.test(line)).map((line) => line.split('\t')).map(([page, path, text]) => [`${page}\t${path}`, text]));
    break;
  case 'poppler':
    print(pieces().filter(({ text }) => text !== undefined).map(({ path, text }) => [path, text]));
    break;
  case 'pdfinfo': {
    const open = [];
    const rows = [];
    for (const line of input.split('\n').filter(Boolean)) {
      const depth = (line.length - line.trimStart().length) / 2;
      const words = line.trim();
      if (/^\/\w+ /.test(words)) continue; // an attribute
      open.length = depth;
      if (words.startsWith('"')) rows.push([`/${open.join('/')}`, words.slice(1, -1)]);
      else if (!words.startsWith('Object ')) open.push(words.match(/^\w+/)[0]);
    }
    print(rows);
    break;
  }
  case 'words':
    print(byPage(pieces()).filter(({ text }) => text !== undefined).map(({ page, path, text }, index) => [`${page}\t${path}#${index}`, text]));
    break;
  case 'contains': {
    const pages = input.split('\f').map(squeezed);
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const [page, , text] = line.split('\t');
      if (pages[Number(page) - 1]?.includes(text)) console.log(line);
    }
    break;
  }
  default:
    throw new Error(`no form ${form}`);
}
