// Draws a chat.

import { byId } from './forms.js';

const SVG = document.querySelector('.sprite').namespaceURI;
const SAID = {
  pending: 'Waiting',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not delivered',
};
const ICON = { pending: 'pending', sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed' };

const LIKE = '👍';

const log = byId('bubbles');
const messages = new Map();

export const last = () => [...messages.values()].at(-1);

export const unread = () =>
  [...messages.values()].filter((each) => each.direction === 'in' && each.status === 'delivered').length;

export function clear() {
  messages.clear();
  log.replaceChildren();
}

/** Calls with the id of a message and the emoji, or with null to take it away. */
export function onReact(react) {
  log.addEventListener('click', (event) => {
    const button = event.target.closest('.react');
    if (button) {
      react(button.closest('.bubble').id, button.getAttribute('aria-pressed') === 'true' ? null : LIKE);
    }
  });
}

/** Draws what is new or changed, and stays at the end if the end was in sight. */
export function draw(changed) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  for (const message of changed) {
    const drawn = messages.has(message.id);
    messages.set(message.id, message);
    if (drawn) {
      update(byId(message.id), message);
    } else {
      append(message);
    }
  }
  if (atEnd || changed.some((each) => each.direction === 'out' && each.status === 'pending')) {
    toEnd();
  }
}

export function toEnd() {
  log.scrollTop = log.scrollHeight;
}

export function time(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function append(message) {
  const day = new Date(message.at).toDateString();
  if (log.lastElementChild?.dataset.day !== day) {
    const line = made('li', 'day', dayName(message.at));
    line.dataset.day = day;
    log.append(line);
  }
  const bubble = made('li', 'bubble');
  bubble.id = message.id;
  Object.assign(bubble.dataset, { testid: 'bubble', direction: message.direction, day });
  const text = made('p', 'text', message.text);
  text.dir = 'auto';
  const meta = made('p', 'meta');
  const at = made('time', '', time(message.at));
  at.dateTime = message.at;
  meta.append(at);
  if (message.direction === 'out') {
    meta.append(made('span', 'tick'));
  }
  bubble.append(text, meta, made('p', 'note'));
  if (message.direction === 'in') {
    const react = made('button', 'react', LIKE);
    react.type = 'button';
    react.dataset.testid = 'react';
    react.setAttribute('aria-label', `React with ${LIKE}`);
    bubble.append(react);
  }
  update(bubble, message);
  log.append(bubble);
}

function update(bubble, message) {
  bubble.dataset.status = message.status;
  const note = bubble.querySelector('.note');
  note.textContent = message.note ?? '';
  note.hidden = !message.note;
  bubble.querySelector('.react')?.setAttribute('aria-pressed', String(message.reaction === LIKE));
  const tick = bubble.querySelector('.tick');
  if (tick) {
    tick.dataset.status = message.status;
    tick.setAttribute('role', 'img');
    tick.setAttribute('aria-label', SAID[message.status]);
    tick.replaceChildren(icon(ICON[message.status]));
  }
}

function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('width', '18');
  svg.setAttribute('height', '12');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

function dayName(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return today ? 'Today' : date.toLocaleDateString([], { dateStyle: 'medium' });
}

function made(name, className, text = '') {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
