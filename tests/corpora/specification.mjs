// specification.mjs: a specification of numbered clauses down to the sixth level of headings, with many cross references, tables
// over several pages, wide tables of eight and twelve columns, code blocks of two hundred lines, definitions and notes.
import { code, fill, table, writer } from './language.mjs';

const WORDS = {
  actor: ['the sender', 'the receiver', 'the archive', 'a station', 'the registrar', 'an auditor'],
  object: ['the record', 'the batch', 'the receipt', 'the index', 'the checksum', 'the header', 'the seed entry',
    'the transfer log'],
  field: ['`batch-id`', '`origin`', '`species`', '`weight`', '`moisture`', '`collected-on`', '`germination`',
    '`storage-code`'],
  verb: ['keep', 'verify', 'reject', 'repeat', 'sign', 'publish', 'discard'],
  limit: ['24 hours', '30 days', 'three attempts', '64 KiB', '2<sup>16</sup> entries', 'one page', '5 °C'],
  state: ['open', 'sealed', 'in transit', 'withdrawn', 'confirmed'],
};

const TEMPLATES = [
  '{Actor} shall {verb} {object} before {actor} may {verb} {object}.',
  'Where {field} is absent, {actor} shall treat {object} as {state}.',
  '{Object} should not be kept for longer than {limit} after it has become {state}.',
  'If {object} and {object} differ in {field}, {actor} shall {verb} both and inform {actor}.',
  'The value of {field} shall be that which {actor} has signed.',
  '{Actor} may {verb} {object} without notice when it is {state} and {field} is empty.',
  'An implementation that cannot {verb} {object} within {limit} does not conform to this clause.',
  'The order of {field} and {field} in {object} has no meaning.',
];

const TOPICS = ['Scope', 'Records', 'Batches', 'Transfer', 'Receipts', 'Checks', 'Archives', 'Errors', 'Security', 'Audits',
  'Versions', 'Profiles'];
const ASPECTS = ['General', 'Structure', 'Identifiers', 'Dates and times', 'Weights and measures', 'States', 'Signatures',
  'Limits', 'Conformance', 'Order of events'];
const TYPES = ['text', 'number', 'date', 'code', 'list of codes', 'flag'];
const MEANINGS = ['Says whether {object} is {state}.', 'The time at which {actor} began to {verb} {object}.',
  'How much of {object} is left.',
  'Names the station that was the first to {verb} {object}; empty when {object} came from {actor} without one.'];

/** A table of fields, over several pages when it has many rows. */
function fields(choose, clause, rows) {
  const row = (at) => [`\`f-${clause.replaceAll('.', '-')}-${at + 1}\``, choose.pick(TYPES),
    fill(choose, choose.pick(MEANINGS), WORDS), choose.pick(['yes', 'no', 'when sealed'])];
  return table(['Field', 'Type', 'Meaning', 'Required'], Array.from({ length: rows }, (_, at) => row(at)),
    `Fields of clause ${clause}`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A wide table: of twelve columns with numbers, of eight with words. */
function wide(choose, clause, columns, rows) {
  const months = MONTHS.slice(0, columns - 1);
  const cell = () => (columns > 8 ? String(choose.below(1000)) : choose.pick(['open', 'sealed', 'in transit', '12.5 kg']));
  const row = (at) => [`**S-${String(at + 1).padStart(2, '0')}**`, ...months.map(cell)];
  return table(['Station', ...months], Array.from({ length: rows }, (_, at) => row(at)), `Transfers by month, clause ${clause}`);
}

const CODE_WORDS = { ...WORDS, name: ['batch', 'record', 'entry', 'receipt'], limit: ['24 hours', '30 days', '64 KiB', '5 °C'],
  call: ['verify', 'sign', 'store', 'send', 'compare'] };
const CODE = ['if {name}.state == "{state}":', '    {call}({name}, limit="{limit}")', '    log("{object} is {state}")',
  'for {name} in {name}.list():', '    {call}({name}.header, {name}.checksum)',
  '# {Actor} must {verb} {object} here, whatever {actor} has said before, and whatever the state of {object}.'];

const listing = (choose, length) => code('python',
  Array.from({ length }, (_, at) => (at % 12 === 11 ? '' : fill(choose, choose.pick(CODE), CODE_WORDS))));

function terms(choose, write, count) {
  const term = (at) => `**${fill(choose, '{state} {object}', WORDS).replace('the ', '')} (${at + 1})**`;
  const meaning = () => `\n: ${write.paragraph(choose.between(1, 2))}`;
  return Array.from({ length: count }, (_, at) => term(at) + meaning() + (at % 4 === 3 ? meaning() : '')).join('\n\n');
}

const order = (write) => [1, 2, 3]
  .map((item) => `${item}. ${write.sentence()}\n   1. ${write.sentence()}\n   2. ${write.sentence()}`).join('\n');

/** What stands in a clause besides its text, by its level and its number in it. */
const CONTENT = {
  '3.1': ({ choose, write, main }) => [terms(choose, write, 3 + main % 4)],
  '3.2': ({ choose, write, main, text }) =>
    [`> [!NOTE]\n> ${write.paragraph(2)}`, fields(choose, text, main % 3 === 1 ? 60 : 9), write.sentence()],
  '3.3': ({ choose, write, main, text }) =>
    [wide(choose, text, main % 2 === 0 ? 8 : 12, 8 + main * 5 % 30), write.sentence()],
  '3.4': ({ choose, write, main }) => [listing(choose, main % 4 === 2 ? 200 : 18), write.sentence()],
  '4.1': ({ write }) => [order(write)],
};

/** How many clauses a clause has below it. */
const below = (level, [main, ...rest]) => ({ 2: 4, 3: main % 2 + 1, 4: 2, 5: rest.at(-1) === 1 ? 2 : 0, 6: 0 })[level];

function title(number, level) {
  const topic = TOPICS[(number[0] - 1) % TOPICS.length];
  if (level === 2) return topic;
  return `${ASPECTS[(number.at(-1) + number.length * 3 + number[0]) % ASPECTS.length]} of ${topic.toLowerCase()}`;
}

/** A clause and those below it. `known` are the clauses so far, which it may refer to. */
function clause(choose, write, known, number, level) {
  const name = `c-${number.join('-')}`;
  const text = number.join('.');
  known.push(text);
  const other = choose.pick(known);
  const noted = number.at(-1) % 3 === 1;
  const see = `See [clause ${other}](#c-${other.replaceAll('.', '-')}).`;
  const out = [`${'#'.repeat(level)} ${text} ${title(number, level)} {#${name}}`,
    `${write.paragraph(choose.between(2, 4))} ${see}${noted ? `[^${name}]` : ''}`];
  if (noted) out.push(`[^${name}]: ${write.sentence()}`);
  out.push(...(CONTENT[`${level}.${number.at(-1)}`]?.({ choose, write, main: number[0], text }) ?? []));
  for (let child = 1; child <= below(level, number); ++child) {
    out.push(clause(choose, write, known, [...number, child], level + 1));
  }
  return out.join('\n\n');
}

/** The specification's clauses. */
export function specification(choose, clauses) {
  const write = writer(choose, TEMPLATES, WORDS);
  const known = [];
  const body = Array.from({ length: clauses }, (_, at) => clause(choose, write, known, [at + 1], 2)).join('\n\n');
  return {
    title: 'Exchange of seed records', subjects: ['Specifications', 'Seed archives'], files: new Map(), body,
    abbreviations: { KiB: 'kibibyte' },
    risks: 'Seed with a wrong record can spread disease. Never rely on a record that nobody has checked by hand.',
    conclusion: 'This is an example made for tests. No archive works by it, and its clauses contradict each other.',
  };
}
