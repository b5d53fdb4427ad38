import { request } from './api.js';
import { byId, onClick, say, sentence, show, warn, when } from './forms.js';

const POLL_MILLIS = 3000;
const FIRST_PAGE = '/messages?limit=20';

const DONE = {
  reaction: 'Reacted with',
  reaction_removed: 'Reaction taken away',
  edit: 'Changed to',
  revoke: 'Taken back',
};

const banner = byId('messages-banner');
const older = byId('messages-older');
const known = new Map();
let next;

/** Shows the message log, newest first, and keeps it up to date while the page is visible. */
export async function startMessages() {
  onClick(byId('messages-refresh'), banner, refresh);
  onClick(older, banner, async () => {
    next = await fetchPage(next);
    render();
  });
  setInterval(poll, POLL_MILLIS);
  await refresh();
}

async function poll() {
  if (document.visibilityState === 'visible') {
    try {
      await refresh();
      warn(banner);
    } catch (problem) {
      warn(banner, sentence(problem));
    }
  }
}

async function refresh() {
  const first = known.size === 0;
  const after = await fetchPage(FIRST_PAGE);
  next = first ? after : next;
  render();
}

async function fetchPage(path) {
  const answer = await request('GET', path);
  answer.json.forEach((message) => known.set(message.id, message));
  return answer.next;
}

function render() {
  const all = [...known.values()].sort(newestFirst);
  say(byId('messages-status'), all.length === 0 ? 'Nothing has been said yet.' : '');
  byId('messages').replaceChildren(...all.map(row));
  show(older, Boolean(next));
}

function newestFirst(a, b) {
  return b.created_at.localeCompare(a.created_at) || b.id.localeCompare(a.id);
}

function row(message) {
  const item = element('li', { testid: 'message', role: message.role, status: message.status });
  const about = element('p', {}, 'about');
  about.append(
    element('strong', {}, '', message.role === 'user' ? 'You' : 'Avatar'),
    element('span', {}, '', message.channel),
    element('span', {}, '', message.status),
    element('time', {}, '', when(message.created_at)));
  const text = element('p', {}, 'text', message.content);
  text.dir = 'auto';
  item.append(about, text, ...after(message));
  return item;
}

/** What became of it, and what was done to it afterwards. */
function after({ failure, events = [] }) {
  const lines = events.map((event) => element('p', { event: event.type }, 'hint',
    [DONE[event.type], event.emoji ?? event.content].filter(Boolean).join(' ')));
  if (failure) {
    lines.unshift(element('p', { testid: 'message-failure' }, 'hint', `${failure.meaning} ${failure.remedy}`));
  }
  return lines;
}

function element(name, data, className = '', text = '') {
  const made = document.createElement(name);
  Object.assign(made.dataset, data);
  made.className = className;
  made.textContent = text;
  return made;
}
