// book.mjs: a book of chapters: long paragraphs, quotations, verses with hard line breaks, thematic breaks, words in other
// languages and scripts, and notes of which some are longer than a page's foot and must go on on the next one.
import { fill, writer } from './language.mjs';

const WORDS = {
  person: ['Ada', 'old Bell', 'the keeper', 'Miss Farrow', 'the boy from the ferry', 'her brother', 'the doctor',
    'the postmistress'],
  place: ['the lamp room', 'the long beach', 'the harbour wall', 'the kitchen', 'the chapel yard', 'the ferry steps',
    'the narrow stair'],
  thing: ['the lantern', 'a letter', 'the brass key', 'a coil of rope', 'the weather book', 'a basket of eels', 'the clock',
    'a red blanket'],
  weather: ['a wind from the north', 'fog', 'thin rain', 'a pale sun', 'the smell of snow', 'a heavy swell',
    'a clear cold night'],
  mood: ['without a word', 'more slowly than before', 'as if nothing had happened', 'with a short laugh',
    'and did not look back', 'in a low voice'],
  time: ['that winter', 'before breakfast', 'on the third day', 'long after midnight', 'when the tide had turned',
    'in the last week of March'],
  kin: ['mother', 'grandfather', 'aunt', 'teacher', 'uncle'],
};

const TEMPLATES = [
  '{Time}, {person} carried {thing} down to {place} and left it there {mood}.',
  'There was {weather} over the island, and from {place} one could hear the bell of the far buoy.',
  '“You will want {thing},” said {person}, and went back to {place}.',
  '{Person} had learned from a {kin} that {weather} never stays for more than three days, and counted them all the same.',
  'It was not the first time that {person} and {person} had talked about it, but it was the first time that they agreed.',
  'Nobody asked why {thing} had been moved from {place} to {place}, though everyone had seen it.',
  'The light turned; its beam went over the water, over {place}, and over the water again.',
  '{Person} wrote a line in the weather book, struck it out {mood}, and wrote it once more.',
  'What {person} remembered best of all was *the sound*: {weather} in the chimney, and a step on the stair.',
  'For a while they stood in {place}, the two of them, and watched {weather} come in from the sea; then {person} took '
    + '{thing} and said that it was time to go.',
  '“If there is {weather},” {person} said, “we stay; if there is not, we go, and we take {thing} with us.”',
  'The ferry came {time} and brought nothing but {thing}, which {person} had ordered in the autumn and had forgotten since.',
  '{Person} laughed, because {thing} stood in {place}, just where it had stood when the old {kin} was alive.',
  'He had **never** been afraid of {weather}, he said, and nobody believed him.',
];

const VERSES = [
  ['The lamp goes round, the lamp goes round,', 'the tide comes up the stair;', 'who keeps the light without a sound',
    'has someone waiting there.'],
  ['I had a boat, I had an oar,', 'I had the wind behind me,', 'and if you ask for me ashore',
    'the sea is where you find me.'],
  ['Count the stones and count the days,', 'count the gulls that leave us;', 'fog has forty thousand ways',
    'and every one to grieve us.'],
];

// Words in other languages, as the people of the book say them.
const FOREIGN = [
  ['fr', 'tout doucement'], ['de', 'Leuchtturmwärterhäuschen'], ['el', 'ο φάρος'], ['ar', 'منارة على البحر'],
  ['ja', '灯台守'], ['ru', 'маяк у моря'], ['es', 'mañana será otro día'], ['pl', 'latarnia morska'],
];
const HOW = [
  'In the margin stood, in a hand nobody knew, the words [@]{lang=#}.',
  '“[@]{lang=#},” said the stranger, and would not say it in English.',
  'On the back of the map somebody had written [@]{lang=#} in pencil.', 'The crew called it [*@*]{lang=#}, and the name stayed.',
];

const TITLES = ['The ferry', 'A key of brass', 'Fog', 'The weather book', 'Three letters', 'The stair', 'Low water',
  'A light in the chapel', 'The stranger', 'What the doctor said', 'North', 'The long night', 'Bread and rope',
  'The other island'];

/** A stanza as a quotation, its lines broken in one of the ways Markdown has; sometimes it is sung twice. */
function verse(choose) {
  const lines = choose.pick(VERSES);
  const stanza = (mark, face) => lines.map((line) => `> ${face}${line}${face}`).join(`${mark}\n`);
  return choose.below(2) === 0 ? stanza('\\', '') : `${stanza('  ', '')}\n>\n${stanza('<br>', '*')}`;
}

/** A note: mostly a sentence or two; each ninth fills more than half a page, in paragraphs. */
function note(write, number) {
  const paragraphs = number % 9 === 4 ? [9, 7, 8] : number % 9 === 7 ? [6] : [1 + number % 2];
  return `[^n${number}]: ${paragraphs.map((length) => write.paragraph(length)).join('\n\n    ')}`;
}

/** What may stand between two paragraphs, by the number of the one before. */
const BETWEEN = [
  [6, 3, ({ choose, write }) => (choose.below(2) === 0 ? verse(choose) : `> ${write.paragraph(5)}\n>\n> ${write.paragraph(3)}`)],
  [7, 5, () => '---'],
  [8, 6, ({ choose }) => `### ${fill(choose, 'What {person} left in {place}', WORDS)}`],
  [11, 9, ({ choose, write }) => `> ${write.paragraph(3)}\n>\n> > ${write.paragraph(2)}\n>\n> ${fill(choose, 'Your {kin}', WORDS)}`],
];

function paragraph(choose, write, number, at, notes) {
  let text = write.paragraph(choose.between(4, 11));
  if (number % 3 === 1) {
    const [tag, words] = FOREIGN[(at * 5 + number) % FOREIGN.length];
    text += ` ${choose.pick(HOW).replace('@', words).replace('#', tag)}`;
  }
  if (number % 4 !== 2) return [text];
  notes.count += 1;
  return [`${text}[^n${notes.count}] ${write.sentence()}`, note(write, notes.count)];
}

function chapter(choose, at, notes) {
  const write = writer(choose, TEMPLATES, WORDS);
  const round = Math.floor(at / TITLES.length);
  const title = `${at + 1}. ${TITLES[at % TITLES.length]}${round === 0 ? '' : ` (${round + 1})`}`;
  const blocks = [`## ${title} {#chapter-${at + 1}}`];
  if (at % 3 === 0) blocks.push(`${verse(choose)}\n>\n> — song of the island`);
  const paragraphs = choose.between(13, 18);
  for (let number = 0; number < paragraphs; ++number) {
    blocks.push(...paragraph(choose, write, number, at, notes));
    for (const [every, from, make] of BETWEEN) if (number % every === from) blocks.push(make({ choose, write }));
  }
  if (at > 0) blocks.push(`How it had begun stands in [chapter ${at}](#chapter-${at}).`);
  return blocks.join('\n\n');
}

/** The book's chapters. */
export function book(choose, chapters) {
  const notes = { count: 0 };
  const body = Array.from({ length: chapters }, (_, at) => chapter(choose, at, notes)).join('\n\n');
  return {
    title: 'The year of the lamp', subjects: ['Fiction'], files: new Map(), body,
    risks: 'A program put this story together. It has no plot, and those who look for one may lose their patience.',
    conclusion: 'The book is an example made for tests. Nothing in it is advice on how to keep a light.',
  };
}
