// manual.mjs: a manual for the people who run a small water plant. Each chapter is one job on one part of the plant, with what an
// instruction has: nested lists, steps, tables of two to nine columns, figures, notices, definitions, code and cross references.
import { barChart, hills, tallPlan, widePlan } from './figures.mjs';
import { code, fill, indented, table, writer } from './language.mjs';

const PARTS = ['inlet screen', 'rain tank', 'sand filter', 'feed pump', 'valve board', 'control unit', 'lamp unit',
  'outlet meter', 'pressure vessel', 'overflow pipe', 'battery box', 'sample tap'];
const JOBS = ['Installing', 'Starting', 'Checking', 'Cleaning', 'Adjusting', 'Repairing', 'Replacing', 'Storing'];

const WORDS = {
  part: PARTS,
  thing: ['cover', 'seal', 'clamp', 'hose', 'float', 'gauge', 'filter bag', 'drain plug', 'switch', 'bracket', 'cable',
    'label'],
  tool: ['a torch', 'a soft brush', 'a bucket with a lid', 'a flat screwdriver', 'two spanners of 13 mm', 'clean cloths',
    'rubber gloves', 'a pressure gauge', 'a roll of tape', 'a notebook and a pencil'],
  look: ['clean and dry', 'free of cracks', 'tight', 'in its place', 'easy to turn', 'free of sand',
    'as warm as your hand'],
  fault: ['it drips', 'it hums and does not turn', 'the reading jumps', 'the water is cloudy', 'the lamp stays dark',
    'it smells of rubber'],
  act: ['close the inlet valve', 'switch the pump off at the wall', 'open the drain', 'write the reading down',
    'rinse the part with clean water', 'wait until the gauge shows zero', 'turn the clamp to the left',
    'press the seal back with your thumb'],
  person: ['the operator', 'the person on duty', 'the neighbour who holds the key', 'the volunteer',
    'the engineer of the district'],
  time: ['every morning', 'once a week', 'after heavy rain', 'before the dry season', 'twice a year',
    'at each change of duty'],
  number: ['two', 'three', 'four', 'five', 'six', 'eight', 'ten'],
};

const TEMPLATES = [
  '{Time}, {person} looks at the {part} and writes down what the gauge shows.',
  'The {thing} has to be {look}; if it is not, {act} and start again.',
  'Do not hurry: a {thing} that is put back badly costs more time than the whole job.',
  'When you hear that {fault}, {act} first and look for the reason afterwards.',
  'The {part} stands between the {part} and the {part}, so a fault in one of them soon shows in the others.',
  'Keep the old {thing} for a week, because it shows how the new one should sit.',
  'If {fault}, the cause is nearly always the {thing}.',
  'You need about {number} minutes for this, and twice as long the first time.',
  'A {thing} lasts for some {number} years when it is kept {look}.',
  'Tell {person} what you have done, even if nothing was wrong.',
  'The drawing on the inside of the door shows where the {thing} belongs.',
  'Water that has stood in the {part} for more than a day is let out and not used.',
  'In winter the {part} is emptied, since ice would burst the {thing}.',
  'Nobody works on the {part} alone: one person works, and one stays at the switch.',
];

const LINES = ['# {Part}: the {thing} is read {time}', 'station.{key} = {value}', 'alarm.{key}.after = {value} s',
  'log.{key} = "on"', 'when {key} > {value} then stop("{fault}")',
  'send(reading("{key}"), to = "duty-phone", if_above = {value})'];
const LONG_LINE = 'notice = "When {fault}, {act} and call {person}. {Time} somebody reads this message aloud, so it is one '
  + 'long sentence on one line."';
const KEYS = ['inlet', 'level', 'flow', 'pressure', 'lamp_hours', 'battery', 'outlet', 'turbidity'];

function configuration(choose, length) {
  const words = { ...WORDS, key: KEYS, value: ['12', '3.5', '40', '900', '0.25', '7'] };
  const line = (at) => (at % 9 === 8 ? '' : (at % 3 === 1 ? '  ' : '') + fill(choose, choose.pick(LINES), words));
  const lines = Array.from({ length }, (_, at) => line(at));
  lines.splice(3, 0, fill(choose, LONG_LINE, words));
  return code('', lines);
}

const UNITS = ['bar', '°C', 'l/min', 'V', 'A', 'h', 'cm', '%', 'NTU'];

/** A table of readings: the more columns, the shorter its words. */
function readings(choose, columns, rows, caption) {
  const name = (at) => (at < PARTS.length ? PARTS[at] : `spare ${PARTS[at % PARTS.length]} ${Math.floor(at / PARTS.length)}`);
  const reading = () => String(choose.between(1, 900) / 10);
  const row = (at) => [`**${name(at)}**`, ...Array.from({ length: columns - 1 }, reading)];
  return table(['Part', ...UNITS.slice(0, columns - 1).map((unit) => `Limit in ${unit}`)],
    Array.from({ length: rows }, (_, at) => row(at)), caption);
}

function faults(choose, rows, caption) {
  const row = () => ['At the {part} {fault}.', 'The {thing} is not {look}, or the {thing} is worn.',
    '{Act}. Then {act}, and look again in {number} minutes. If nothing has changed, call {person}.']
    .map((template) => fill(choose, template, WORDS));
  return table(['What you notice', 'What it may be', 'What you do'], Array.from({ length: rows }, row), caption);
}

const NEEDS = `- {tool}
- {tool}
- {tool}
- spare parts:
  - for the body:
    - a {thing} that is {look}
    - a {thing} that is {look}
  - for the pipes:
    - a {thing}, of which there are two kinds:
      1. the long one, for the {part}
      2. the short one, for the {part}`;
const TASKS = '- [ ] the {thing} of the {part} is {look}\n- [ ] the {thing} of the {part} is {look}';

/** What hangs below a step, by the step's number. */
const BELOW = [
  [4, 2, ({ act, write }) => `1. ${act()}\n2. ${act()}\n   - ${write.sentence()}`],
  [5, 3, ({ write }) => `> [!CAUTION]\n> ${write.sentence()}`],
  [6, 4, ({ choose }) => code('', [`set ${choose.pick(KEYS)} ${choose.below(90)}`, 'show all'])],
  [7, 5, ({ name }) => `Press <kbd>Set</kbd> + <kbd>Up</kbd> until the display shows 10<sup>3</sup> litres.[^${name}-step]`],
];

function steps(choose, write, count, name) {
  const act = () => fill(choose, '{Act}.', WORDS);
  const out = [];
  for (let step = 1; step <= count; ++step) {
    out.push(`${step}. ${act()} ${write.sentence()}`);
    for (const [every, from, make] of BELOW) {
      if (step % every === from) out.push(indented(make({ choose, write, act, name }), `${step}. `.length));
    }
  }
  return [...out, `[^${name}-step]: ${write.paragraph(2)}`].join('\n\n');
}

const terms = (choose, write, count) => Array.from({ length: count }, (_, at) =>
  `${fill(choose, '{Part} {thing}', WORDS)} ${at + 1}\n: ${write.paragraph(choose.between(1, 3))}`).join('\n\n');

// Kinds of figures: a picture and what it shows, for a size; its width and caption.
const FIGURES = [
  { width: 60, caption: 'Water in the {part} by month', draw: (choose, size) => {
    const values = Array.from({ length: size + 5 }, () => choose.between(10, 100));
    return [barChart(values), `Bars for ${values.length} months, as shares of the tank: ${values.join(', ')} per cent.`];
  } },
  { width: 45, caption: 'The order of the jobs at the {part}', draw: (_, size) =>
    [tallPlan(size + 4), `${size + 4} boxes one above the other, each joined to the next by an arrow downwards.`] },
  { width: 100, caption: 'Where the {part} sits in the pipe', draw: (_, size) =>
    [widePlan(size + 6), `A pipe from left to right with ${size + 6} things on it, round ones and square ones in turn.`] },
  { width: 70, caption: 'The valley above the plant, seen from the {part}, with the {thing} in front of it and the road to the '
    + 'district town behind it', draw: (_, size) =>
    [hills(480, 260 + size * 60), 'Two ranges of hills against a pale sky, the nearer one darker.'] },
];

function figure(choose, at, files) {
  const { width, caption, draw } = FIGURES[at % FIGURES.length];
  const [picture, alternative] = draw(choose, at % 4 === 3 ? at % 3 : at % 5);
  const file = `manual-${at + 1}.${typeof picture === 'string' ? 'svg' : 'png'}`;
  files.set(file, picture);
  return `![${alternative}](${file} "${fill(choose, caption, WORDS)}"){width=${width}%}`;
}

function chapter(choose, at, chapters, files) {
  const write = writer(choose, TEMPLATES, WORDS);
  const name = `job-${at + 1}`;
  const titled = (template) => fill(choose, template, WORDS);
  const plant = at < 24 ? '' : `, plant ${Math.floor(at / 24) + 1}`;
  const other = choose.below(chapters) + 1;
  const blocks = [
    `## ${JOBS[at % JOBS.length]} the ${PARTS[at % PARTS.length]}${plant} {#${name}}`,
    `${write.paragraph(4)} Read [job ${other}](#job-${other}) as well.[^${name}]`, `[^${name}]: ${write.paragraph(1)}`,
    '### What you need', titled(NEEDS), write.sentence(), titled(TASKS),
    '### Step by step', write.paragraph(2), steps(choose, write, 5 + at % 8, name),
    `> [!${['WARNING', 'NOTE', 'TIP', 'IMPORTANT'][at % 4]}]\n> ${write.paragraph(1 + at % 3)}`,
    `### Limits {#${name}-limits}`, write.paragraph(1 + at % 3),
    readings(choose, 2 + at % 8, 6 + at % 13, titled('Limits for the {part}')), write.paragraph(3),
    figure(choose, at, files), write.paragraph(5),
    '### When something is wrong', faults(choose, 3 + at % 7, titled('Faults of the {part}')),
    `The words of the display are explained here; the limits stand [in the table of job ${at + 1}](#${name}-limits).`,
    terms(choose, write, 3 + at % 4),
  ];
  if (at % 2 === 1) blocks.push('### The settings as a file', write.paragraph(2), configuration(choose, 14 + at * 7 % 60));
  return blocks.join('\n\n');
}

/** The manual's chapters, and the files of its figures by name. */
export function manual(choose, chapters) {
  const files = new Map();
  const body = Array.from({ length: chapters }, (_, at) => chapter(choose, at, chapters, files));
  return {
    title: 'From rain to tap: running a small water plant', subjects: ['Water', 'Maintenance'], files,
    risks: 'Water from a badly kept plant can make people ill. Never open a part that is under pressure.',
    conclusion: 'This is an example made for tests. A real plant needs the advice of a trained engineer.',
    body: body.join('\n\n'),
  };
}
