// spec_examples.mjs SPEC… OUT STEP: each different example of the specifications (CommonMark's spec.txt, GFM's) as a document
// of its own: a front matter, then the example, in OUT/NAME-NUMBER.md. With STEP n every n-th only. An example that is a
// document's only content may be all of one: nothing is put around it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const specs = process.argv.slice(2, -2);
const [out, step] = process.argv.slice(-2);
const FENCE = '`'.repeat(32);
const seen = new Set();
let kept = 0;
for (const spec of specs) {
  const name = spec.includes('gfm') ? 'gfm' : 'commonmark';
  const blocks = readFileSync(spec, 'utf8').split(`\n${FENCE}`);
  let number = 0;
  for (const block of blocks) {
    if (!block.startsWith(' example')) continue;
    ++number;
    const body = block.slice(block.indexOf('\n') + 1);
    const markdown = (body.startsWith('.\n') ? '' : body.split('\n.\n')[0] + '\n').replaceAll('→', '\t');
    if (seen.has(markdown) || seen.size % Number(step) !== 0) { seen.add(markdown); continue; }
    seen.add(markdown);
    ++kept;
    const front = `---\ntitle: Example ${number} of ${name}\nlang: en\npublished: 2026-01-15\n---\n\n`;
    writeFileSync(path.join(out, `${name}-${String(number).padStart(3, '0')}.md`), front + markdown);
  }
}
console.log(`${kept} of ${seen.size} examples`);
if (kept === 0) process.exit(1);
