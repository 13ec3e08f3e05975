// language.mjs: plain English sentences out of templates and word lists, always the same for the same seed.

/** Choices that look random and never change: a chooser of its own for each document. */
export function chooser(seed) {
  let state = seed * 2654435761 % 4294967296 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 8; ++warmUp) next();
  const below = (limit) => Math.floor(next() * limit);
  return { below, between: (low, high) => low + below(high - low + 1), pick: (list) => list[below(list.length)] };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** A template with each {word} replaced from the list of that name, {Word} with a capital; no word twice in one sentence. */
export function fill(choose, template, words) {
  const used = new Set();
  return template.replace(/\{(\w+)\}/gu, (_, name) => {
    const list = words[name.toLowerCase()];
    let word = choose.pick(list);
    for (let tries = 0; used.has(word) && tries < 20; ++tries) word = choose.pick(list);
    used.add(word);
    return /^[A-Z]/u.test(name) ? capital(word) : word;
  });
}

/** Sentences of templates in a row, none of the last eight templates again. */
export function writer(choose, templates, words) {
  const recent = [];
  const sentence = () => {
    let template = choose.pick(templates);
    for (let tries = 0; recent.includes(template) && tries < 40; ++tries) template = choose.pick(templates);
    recent.push(template);
    if (recent.length > 8) recent.shift();
    return fill(choose, template, words);
  };
  const paragraph = (sentences) => Array.from({ length: sentences }, sentence).join(' ');
  return { sentence, paragraph };
}

/** A table in Markdown: a row of column names, then the rows. */
export function table(columns, rows, caption) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = [line(columns), `|${'---|'.repeat(columns.length)}`, ...rows.map(line)];
  return caption === undefined ? lines.join('\n') : [...lines, '', `Table: ${caption}`].join('\n');
}

/** A code block. */
export const code = (kind, lines) => ['```' + kind, ...lines, '```'].join('\n');

/** Every line of a block moved in, as the content of a list item. */
export const indented = (block, width) => block.replace(/^(?=.)/gmu, ' '.repeat(width));
