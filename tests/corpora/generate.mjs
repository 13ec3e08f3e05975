// generate.mjs manual|book|specification PAGES FOLDER: writes a long document of about so many pages (standard edition on A4),
// made of sentences that say nothing new but are English, into FOLDER/KIND.md, with its figures beside it. The same arguments
// give the same bytes. Between them the three use every construct there is.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { book } from './book.mjs';
import { chooser } from './language.mjs';
import { manual } from './manual.mjs';
import { specification } from './specification.mjs';

// Pages a chapter takes, as measured, and a seed of its own for each.
const KINDS = {
  manual: { make: manual, pagesEach: 5.8, seed: 11 },
  book: { make: book, pagesEach: 7, seed: 23 },
  specification: { make: specification, pagesEach: 14, seed: 37 },
};

const AFTERWORD = 'What it shows is how a document of this size and kind looks on paper and sounds when it is read aloud.';

function frontMatter({ title, subjects, risks, conclusion, abbreviations = {} }) {
  const short = Object.entries(abbreviations).map(([letters, words]) => `  ${letters}: ${words}`);
  return ['---', `title: ${JSON.stringify(title)}`, 'lang: en-GB', 'organisation: clearleaf',
    'description: A long document made for tests, of sentences out of templates.', `subjects: ${JSON.stringify(subjects)}`,
    'published: 2026-11-23', 'disclaimers:', '  risks:', '    section: risks', `    summary: ${JSON.stringify(risks)}`,
    '  conclusion:', '    section: conclusion', `    summary: ${JSON.stringify(conclusion)}`,
    ...(short.length > 0 ? ['abbreviations:', ...short] : []), '---'].join('\n');
}

const [kind, pages, folder] = process.argv.slice(2);
const { make, pagesEach, seed } = KINDS[kind] ?? {};
if (make === undefined || !(Number(pages) > 0) || folder === undefined) {
  console.error('usage: generate.mjs manual|book|specification PAGES FOLDER');
  process.exit(2);
}
const made = make(chooser(seed), Math.max(1, Math.round(Number(pages) / pagesEach)));
const text = [frontMatter(made), made.body, '## Risks and considerations {#risks}', `${made.risks} ${made.conclusion}`,
  '## Conclusion {#conclusion}', `${made.conclusion} ${AFTERWORD}`].join('\n\n');
writeFileSync(path.join(folder, `${kind}.md`), `${text}\n`);
for (const [name, bytes] of made.files) writeFileSync(path.join(folder, name), bytes);
