// prominence_languages.mjs IN OUT: of each document in IN (udhr.mjs writes them) one in OUT whose two longest sections are its
// risks and its conclusion. To the risks it adds two lists and a table of their own words, one item in bold; headings are in small
// letters, and the preamble, which shouts, is left as it is (P07). Summaries are the first words of their sections, counted as the contract counts (UAX 29, with dictionaries).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MOST_WORDS = 14; // of a summary: 10 to 60 (P01), and long words have to have room in large print
const FEWEST_WORDS = 40; // of a section: 30 (P01), with room for what programs count otherwise
const FEWEST_SECTIONS = 5;

/** The beginning of `text`, so many words long. */
function beginning(text, lang, count) {
  let words = 0;
  for (const { index, segment, isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (isWordLike) words += 1;
    if (words === count) return text.slice(0, index + segment.length).trim();
  }
  return text.trim();
}

const count = (text, lang) => [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].filter((each) => each.isWordLike).length;
const plain = (markdown) => markdown.replace(/^(?:[-*]|\d+[.)])\s+/gmu, '').replace(/[\\#*_[\]{}`"|]/gu, '').replace(/\s+/gu, ' ').trim();

function withDisclaimers(source) {
  const [, front, body] = source.match(/^---\n(.*?)\n---\n(.*)$/su);
  const [before, ...sections] = body.split(/^## /mu);
  if (sections.length < FEWEST_SECTIONS) return undefined;
  const lang = front.match(/^lang: (\S+)/mu)[1];
  const byLength = [...sections.keys()].slice(1).sort((a, b) => sections[b].length - sections[a].length);
  const places = byLength.slice(0, 2).sort((a, b) => a - b);
  if (places.some((place) => count(plain(sections[place]), lang) < FEWEST_WORDS)) return undefined;
  const declared = { risks: places[0], conclusion: places[1] };
  const summaries = {};
  for (const [name, place] of Object.entries(declared)) {
    const [heading, ...rest] = sections[place].split('\n');
    summaries[name] = beginning(plain(rest.join('\n')), lang, MOST_WORDS);
    sections[place] = `${plain(heading).toLocaleLowerCase(lang)} {#${name}-here}\n${rest.join('\n')}`;
  }
  const words = [summaries.risks, summaries.conclusion];
  sections[declared.risks] = `${sections[declared.risks].trimEnd()}\n\n- ${words[0]}\n- **${words[1]}**\n\n1. ${words[1]}\n\n`
    + `| A | B |\n|---|---|\n| ${words[0]} | ${beginning(words[1], lang, 5)} |\n| ${beginning(words[0], lang, 3)} | ${words[1]} |\n\n`;
  const disclaimers = Object.keys(declared).map((name) => `  ${name}:\n    section: ${name}-here\n    summary: >-\n      ${summaries[name]}`);
  return `---\n${front}\ndisclaimers:\n${disclaimers.join('\n')}\n---\n${before}${sections.map((each) => `## ${each}`).join('')}`;
}

const [, , from, to] = process.argv;
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from).filter((each) => each.endsWith('.md'))) {
  const document = withDisclaimers(readFileSync(path.join(from, name), 'utf8'));
  if (document !== undefined) writeFileSync(path.join(to, name), document);
}
