// Asks for a diagnosis and shows it.

import { call } from './api.js';
import { byId, onClick, say, sentence, warn } from './forms.js';

const WORDS = { yes: 'Yes', no: 'No', unknown: 'Not known' };
const OPEN = ['failed', 'unknown', 'warning'];

async function examine() {
  say(byId('status'), 'Looking at everything. This takes a few seconds, ten at most.');
  const report = await call('GET', '/dev/doctor');
  byId('verdicts').replaceChildren(...report.verdicts.map(glance));
  byId('diagnosis').replaceChildren(...report.verdicts.map(verdict));
  say(
    byId('status'),
    report.well ? 'All is well.' : 'There is something to mend.',
    report.well ? 'good' : '');
}

function glance({ question, asks, answer, checks }) {
  const item = make('li');
  item.dataset.answer = answer;
  item.dataset.testid = question;
  const wrong = checks.filter((check) => OPEN.includes(check.level)).length;
  const all = checks.length === 1 ? '1 check' : `${checks.length} checks`;
  item.append(
    make('span', asks),
    make('strong', WORDS[answer]),
    make('span', wrong ? `${wrong} of ${all} to look at` : all, 'hint'));
  return item;
}

function verdict({ asks, answer, checks }) {
  const section = make('section');
  section.append(make('h2', `${asks} ${WORDS[answer]}.`), ...checks.map(finding));
  return section;
}

function finding({ id, subject, level, seen, meaning, remedy, source }) {
  const details = make('details', '', 'finding');
  details.open = OPEN.includes(level);
  details.dataset.testid = id;
  const summary = make('summary');
  const badge = make('span', level, 'level');
  badge.dataset.level = level;
  summary.append(badge, make('span', subject, 'subject'), make('code', id));
  const facts = make('dl');
  facts.append(fact('Seen', seen), fact('Means', meaning));
  if (remedy) {
    facts.append(fact('To mend', remedy));
  }
  if (source) {
    const link = make('a', source);
    link.href = source;
    link.rel = 'noreferrer';
    facts.append(fact('Source', link));
  }
  details.append(summary, facts);
  return details;
}

function fact(name, what) {
  const row = make('div');
  const value = make('dd');
  value.append(what);
  row.append(make('dt', name), value);
  return row;
}

function make(tag, text = '', name = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = name;
  return made;
}

onClick(byId('again'), byId('banner'), examine);
try {
  await examine();
} catch (problem) {
  say(byId('status'), '');
  warn(byId('banner'), sentence(problem));
}
