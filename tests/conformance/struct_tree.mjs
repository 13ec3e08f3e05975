// struct_tree.mjs PDF [said]: what pdf.js tells of a PDF's structure (PDFPageProxy.getStructTree), page by page: one piece of tagged
// text a line as "PAGE<tab>TYPES<tab>TEXT", where TYPES is the path of standard types from the root; an alternative as
// "alt: …". The form that tags_paths.awk makes of `clearleaf dump tags`. With `said` only the texts, as "<tab>TEXT", and of
// an element with an alternative that alone. (pdf.js warns on standard output, in lines without a tab.)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.JUDGES}/npm/`);
// pdf.js wants a browser's drawing classes, of which reading text and structure uses none.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
const { getDocument, VerbosityLevel } = await import(pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

/// The text of each marked-content sequence of a page, by its id.
async function texts(page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open = [];
  const byId = new Map();
  for (const item of items) {
    if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps') open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined && open.at(-1)) byId.set(open.at(-1), (byId.get(open.at(-1)) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
  }
  return byId;
}

/// The texts in the order of the structure: an alternative stands for all that its element holds.
function say(node, byId) {
  const text = node.type === 'content' ? byId.get(node.id) : node.alt;
  if (text?.trim()) console.log(`\t${text.replace(/\s+/g, ' ')}`);
  else for (const child of node.children ?? []) say(child, byId);
}

function print(node, path, page, byId) {
  if (node.type === 'content') {
    const text = byId.get(node.id) ?? '';
    if (text.trim() !== '') console.log(`${page}\t${path}\t${text.replace(/\s+/g, ' ')}`);
    return;
  }
  if (node.type !== undefined) return; // an annotation
  const own = node.role === 'Root' ? path : `${path}/${node.role}`;
  if (node.alt) console.log(`${page}\t${own}\talt: ${node.alt}`);
  for (const child of node.children ?? []) print(child, own, page, byId);
}

const task = getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: VerbosityLevel.ERRORS });
const pdf = await task.promise;
for (let number = 1; number <= pdf.numPages; ++number) {
  const page = await pdf.getPage(number);
  const tree = await page.getStructTree();
  if (tree && process.argv[3] === 'said') say(tree, await texts(page));
  else if (tree) print(tree, '', number, await texts(page));
}
await task.destroy();
