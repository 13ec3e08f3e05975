// prominence_browser.mjs FOLDER: opens the documents with disclaimers of the unpacked EPUBs in FOLDER in one headless Chromium and
// measures each disclaimer as it is shown: on a telephone and on a desk, at 200 % text, with forced colours, in the dark, and
// with the sepia and the night of reading systems. Then it alters copies of one of them, and each must be found out: a test that cannot
// fail proves nothing. Exit code 1 when a disclaimer is not as PROMINENCE.md has it, or an alteration is not found.
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const require = createRequire(`${process.env.JUDGES}/npm/`);
const { chromium } = require('playwright-core');
const shots = process.env.SHOTS;

const kScreens = [
  { name: '320 px', width: 320, height: 568 },
  { name: '1280 px', width: 1280, height: 800 },
];
const kSepia = 'html, body { background-color: #f4ecd8 !important; color: #5b4636 !important; }';
// Reading systems with a night of this kind give a link another colour, but not another ground.
const kNight =
  ':root { background-color: #111 !important; color: #fff !important; } ' +
  ':not(a) { background-color: transparent !important; color: #fff !important; border-color: currentColor !important; } ' +
  'a { color: #53ceea !important; }';
const kNightAround = 'html, body { background-color: #000 !important; color: #ddd !important; }';
const kModes = [
  { name: 'plain' },
  { name: '200 % text', css: 'html { font-size: 200% !important; }', isEnlarged: true },
  { name: 'forced colours', media: { forcedColors: 'active' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'sepia', css: kSepia },
  { name: 'night', css: kNight },
  { name: 'night around', css: kNightAround, isBlackAround: true },
];
const kIds = ['key-information', 'disclaimer-risks', 'disclaimer-conclusion'];

/** Runs in the page: what is wrong with the disclaimers that it shows, as [rule, id, message]. */
function measure({ ids, isEnlarged, isBlackAround }) {
  const found = [];
  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const colour = (css) => {
    const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /** What is painted behind an element; the canvas where nobody paints. */
  const canvas = () => {
    const probe = document.createElement('p');
    probe.style.cssText = 'background-color: Canvas !important; forced-color-adjust: none';
    document.body.append(probe);
    const seen = colour(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return seen;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const own = colour(getComputedStyle(each).backgroundColor);
      if (own.a === 1) return own;
      if (own.a > 0) return null; // clearleaf paints nothing that shines through
    }
    return canvas();
  };
  /** The words of an element that any screen has room for in one line, in scripts that set blanks between words. */
  const wholeWords = (element, text) => {
    if (element.closest('table, code, kbd, pre, .clearleaf-address')) return [];
    const letters = element.closest('h2, h3, h4, h5, h6') ? 14 : 12;
    const words = text.matchAll(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu);
    return [...words].filter((word) => word[0].length <= letters);
  };
  const linesOf = (range) => new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
  const body = getComputedStyle(document.body);
  const bodySize = parseFloat(body.fontSize);

  // Links, wherever they stand, are on the ground of what is around them.
  for (const link of document.querySelectorAll('a[href]')) {
    const words = `"${link.textContent.trim().slice(0, 30)}"`;
    const [own, around] = [behind(link), behind(link.parentElement)];
    if (JSON.stringify(own) !== JSON.stringify(around)) found.push(['patch', '', `${words} has a ground of its own`]);
    const ratio = own ? contrast(colour(getComputedStyle(link).color), own) : 0;
    if (ratio < 7) found.push(['contrast', '', `${words} ${ratio.toFixed(2)}:1`]);
  }

  for (const id of ids) {
    const section = document.getElementById(id);
    if (!section) continue;
    const refuse = (rule, message) => found.push([rule, id, message]);

    // The box: four borders that are seen, and room within.
    const style = getComputedStyle(section);
    const outside = behind(section.parentElement);
    const inside = behind(section);
    for (const side of ['top', 'right', 'bottom', 'left']) {
      const width = parseFloat(style[`border-${side}-width`]);
      if (style[`border-${side}-style`] !== 'solid' || width < 2) refuse('border', `${side}: ${width}px`);
      const line = colour(style[`border-${side}-color`]);
      // Around a light box a reader's black page is told from the box itself.
      for (const beside of isBlackAround ? [inside] : [outside, inside]) {
        const ratio = beside ? contrast(line, beside) : 0;
        if (line.a < 1 || ratio < 3) refuse('border', `${side}: ${ratio.toFixed(2)}:1 against what is beside it`);
      }
      const padding = parseFloat(style[`padding-${side}`]) / parseFloat(style.fontSize);
      if (padding < 0.5) refuse('border', `${side}: ${padding.toFixed(2)}em of padding`);
    }

    // Its place: within the screen's width, and on the first screen. At 200 % text a telephone holds little but a title, and the
    // key information's heading stands on one of the first two screens.
    window.scrollTo(0, 0);
    const box = section.getBoundingClientRect();
    const screen = document.documentElement.clientWidth;
    if (box.width < 1 || box.height < 1) refuse('visibility', 'the box is empty');
    if (box.left < 0 || box.right > screen + 0.5) refuse('overflow', `the box ends at ${box.right} of ${screen}px`);
    if (section.scrollWidth > section.clientWidth + 1) refuse('overflow', 'words stand out of the box');
    const screens = isEnlarged && screen < 1000 ? 2 : 1;
    const head = screens === 1 ? box.top : section.querySelector('h2').getBoundingClientRect().bottom;
    if (head >= screens * innerHeight) refuse('position', `begins at ${head} of ${screens} × ${innerHeight}px`);
    const previous = section.previousElementSibling;
    if (id === 'key-information') {
      const before = document.createRange();
      before.setStart(document.body, 0);
      before.setEndBefore(section);
      const others = before.cloneContents();
      for (const each of others.querySelectorAll('h1, .subtitle, .byline')) each.remove();
      if (others.textContent.trim() !== '' || others.querySelector('img, svg')) {
        refuse('position', `stands after "${others.textContent.trim().slice(0, 30)}"`);
      }
      const title = previous?.getBoundingClientRect();
      const gap = title ? box.top - title.bottom : NaN;
      if (!document.querySelector('h1') || !(gap >= 0 && gap <= 3 * bodySize)) {
        refuse('position', `begins ${gap}px after the title`);
      }
    } else if (previous && previous.getBoundingClientRect().height > 2 * bodySize) {
      refuse('position', 'does not begin its document');
    }

    // Its words.
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.data.trim() === '') continue;
      const element = text.parentElement;
      const own = getComputedStyle(element);
      const words = `"${text.data.trim().slice(0, 30)}"`;
      const atLeast = element.closest('[role=doc-noteref]') ? 0.83 : 1;
      const size = parseFloat(own.fontSize) / bodySize;
      if (size < atLeast - 0.001) refuse('size', `${words} ${size.toFixed(3)} of the body's`);
      const ground = behind(element);
      const ratio = ground ? contrast(colour(own.color), ground) : 0;
      if (ratio < 7 || colour(own.color).a < 1) refuse('contrast', `${words} ${ratio.toFixed(2)}:1`);
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) {
        refuse('visibility', `${words} is not shown`);
        continue;
      }
      const range = document.createRange();
      for (const word of wholeWords(element, text.data)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (linesOf(range) > 1) refuse('broken', `"${word[0]}" is over two lines`);
      }
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.width < 1 && text.data.trim().length > 1 && range.getClientRects().length === 1) {
          refuse('visibility', `${words} has no width`);
        }
        if (line.left < 0 || line.right > screen + 0.5) refuse('overflow', `${words} ends at ${line.right}px`);
      }
      const first = [...range.getClientRects()].find((line) => line.width >= 1);
      if (!first) {
        refuse('visibility', `${words} has no place`);
        continue;
      }
      const down = first.top + scrollY - innerHeight / 2;
      window.scrollTo(0, down);
      const [x, y] = [first.left + first.width / 2, first.top + first.height / 2 - (scrollY - 0)];
      const hit = document.elementFromPoint(x, y);
      if (!hit || !element.contains(hit)) refuse('visibility', `${words} is covered by ${hit?.localName}`);
      window.scrollTo(0, 0);
    }
  }
  return found;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});
const context = await browser.newContext({ offline: true });
const page = await context.newPage();
let looked = 0;

/** What is wrong in an unpacked publication: "edition, screen, mode, id: rule: message". Stops where `until` is found. */
async function look(publication, { until, keep } = {}) {
  const root = path.join(folder, publication, 'EPUB');
  const wrong = [];
  const met = new Set();
  for (const file of readdirSync(root).filter((name) => name.endsWith('.xhtml')).sort()) {
    const source = readFileSync(path.join(root, file), 'utf8');
    const ids = kIds.filter((id) => source.includes(`id="${id}"`));
    if (ids.length === 0) continue;
    for (const id of ids) met.add(id);
    await page.goto(pathToFileURL(path.join(root, file)).href, { waitUntil: 'load' });
    for (const mode of kModes) {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...mode.media });
      const added = mode.css ? await page.addStyleTag({ content: mode.css }) : null;
      for (const screen of kScreens) {
        await page.setViewportSize({ width: screen.width, height: screen.height });
        ++looked;
        for (const [rule, id, message] of await page.evaluate(measure, { ids, ...mode })) {
          if (rule === until) return [rule];
          wrong.push(`${publication}, ${screen.name}, ${mode.name}, ${id}: ${rule}: ${message}`);
        }
        if (shots && keep) {
          const name = `${publication}-${file}-${screen.width}-${mode.name}.png`.replace(/[ %]/g, '');
          await page.screenshot({ path: path.join(shots, name) });
        }
      }
      await added?.evaluate((element) => element.remove());
    }
  }
  for (const id of kIds) if (!met.has(id)) wrong.push(`${publication}: there is no ${id}`);
  return wrong;
}

if (shots) mkdirSync(shots, { recursive: true });
const publications = readdirSync(folder).sort();
let failed = false;
for (const publication of publications) {
  const wrong = await look(publication, { keep: true });
  for (const line of wrong.slice(0, 20)) console.log(line);
  failed ||= wrong.length > 0;
}
console.log(`${looked} screens of ${publications.length} publications looked at`);

// What each alteration breaks must be found, on whatever screen shows it.
const kAlterations = [
  ['size', '.risks p { font-size: 0.9em; }'],
  ['size', '@media (max-width: 30em) { .conclusion { font-size: 0.9em; } }'],
  ['contrast', '.risks p { color: #808080; }'],
  ['contrast', 'a { color: #0b4f86; }'], // at night
  ['patch', 'a { background-color: #ffffff; }'],
  ['contrast', '@media (prefers-color-scheme: dark) { .risks p { color: #505050; } }'],
  ['visibility', '.risks p { visibility: hidden; }'],
  ['visibility', '.risks p { display: none; }'],
  ['visibility', '.risks { position: relative; } .risks::after { content: ""; position: absolute; inset: 0; background: #fff; }'],
  ['overflow', '.risks p { width: 60em; }'],
  ['overflow', '.risks { margin-left: -9em; }'],
  ['position', 'h1 { margin-bottom: 60em; }'],
  ['position', '.byline { margin-bottom: 5em; }'],
  ['position', '@media (min-width: 60em) { h1 { font-size: 6em; } }'], // at 200 % text alone
  ['position', '@media (max-width: 22em) { .byline { line-height: 5; } }'], // the same
  ['position', '', ['title.xhtml', '<section id="key-information"', '<p>First, this.</p>$&']],
  ['broken', '@media (max-width: 22em) { h2 { font-size: 1.25em; } }'],
  ['broken', '@media (max-width: 22em) { .risks { padding: 1.5em; } }'],
  ['border', '.key-information { border-left: 0; }'],
  ['border', '@media (forced-colors: active) { .risks { border: 0; } }'],
  ['border', '.risks { padding: 0; }'],
];
// Its risks have a heading with a word of fourteen letters.
const sample = 'micro-dosing-and-chronic-pain.standard';
const copy = 'altered';
for (const [rule, css, words] of kAlterations) {
  rmSync(path.join(folder, copy), { recursive: true, force: true });
  cpSync(path.join(folder, sample), path.join(folder, copy), { recursive: true });
  appendFileSync(path.join(folder, copy, 'EPUB/style.css'), css);
  if (words) {
    const [name, from, to] = words;
    const file = path.join(folder, copy, 'EPUB', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }
  if ((await look(copy, { until: rule }))[0] === rule) continue;
  failed = true;
  console.log(`not found out (${rule}): ${css}${words ?? ''}`);
}
console.log(`${kAlterations.length} alterations tried`);
await browser.close();
process.exit(failed ? 1 : 0);
