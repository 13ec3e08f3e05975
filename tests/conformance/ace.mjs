// ace.mjs: judges EPUBs with Ace by DAISY, in one Node process with one browser, and writes one verdict file for each.
// node ace.mjs NODE_MODULES WORK < LIST
// LIST and verdict files as for Judge.java: "judge <tab> file <tab> verdict file"; PASS or FAIL, then one line per violation.
// Chromium is the one PUPPETEER_EXECUTABLE_PATH names. Exit code 2 when Ace breaks down on a file.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, work] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'x.js'));
const ace = require('@daisy/ace-core');
const puppeteer = require('@daisy/ace-axe-runner-puppeteer');

// Ace launches and closes a browser for every file; this runner keeps the first one open. Ace takes a document on which axe
// gave no result for a good one; this runner does not.
let launched;
const oneBrowser = {
  ...puppeteer,
  launch: () => (launched ??= puppeteer.launch()),
  close: async () => {},
  run: async (url, ...rest) => {
    const results = await puppeteer.run(url, ...rest);
    if (!results?.axe) throw new Error(`axe gave no result for ${url}`);
    return results;
  },
};

/** The failed assertions of a report, whatever their impact. */
function violations(report) {
  const outcome = report['earl:result']?.['earl:outcome'];
  if (outcome !== 'pass' && outcome !== 'fail') throw new Error(`Ace gave no outcome: ${outcome}`);
  const found = [];
  for (const subject of report.assertions) {
    const file = subject['earl:testSubject'].url;
    for (const assertion of subject.assertions) {
      if (assertion['earl:result']['earl:outcome'] !== 'fail') continue;
      const test = assertion['earl:test'];
      const where = assertion['earl:result']['earl:pointer']?.cfi?.join(' ') ?? '';
      const said = assertion['earl:result']['dct:description'] ?? '';
      found.push(`${test['earl:impact']} ${test['dct:title']}: ${said} [${file} ${where}]`);
    }
  }
  if (outcome === 'fail' && found.length === 0) found.push('Ace says "fail" without an assertion');
  return found;
}

let broken = false;
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [judge, file, verdict] = line.split('\t');
  const outdir = path.join(work, path.basename(verdict));
  const start = performance.now();
  try {
    await ace(file, { cwd: process.cwd(), outdir, lang: 'en', silent: true, initLogger: true }, oneBrowser);
    const found = violations(JSON.parse(readFileSync(path.join(outdir, 'report.json'), 'utf8')));
    const lines = [found.length ? 'FAIL' : 'PASS', ...found.map((text) => text.replace(/\s+/g, ' ').trim())];
    writeFileSync(`${verdict}.part`, `${lines.join('\n')}\n`);
    renameSync(`${verdict}.part`, verdict);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`  ${judge.padEnd(9)} ${lines[0]}  ${path.basename(file)} (${seconds} s)`);
  } catch (failure) {
    broken = true;
    console.log(`  ${judge} broke down on ${file}: ${failure?.stack ?? failure}`);
  }
  rmSync(outdir, { recursive: true, force: true });
}
if (launched) await puppeteer.close();
process.exit(broken ? 2 : 0);
