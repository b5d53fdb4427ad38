// Shows on a form what became of it.

import { Problem } from './api.js';

export const byId = (id) => document.getElementById(id);

export function show(element, visible) {
  element.hidden = !visible;
}

/** Fills a status line, which assistive technology then reads out. */
export function say(element, text, tone = '') {
  element.dataset.tone = tone;
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Shows or, without a text, clears a banner. */
export function warn(banner, text = '') {
  banner.textContent = text;
  show(banner, text !== '');
}

/** Runs `work` on submit, with its button held and its refusal shown at the fields. */
export function onSubmit(form, banner, work) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    held(form.querySelector('button:not([type=button])'), async () => {
      clear(form, banner);
      try {
        await work(values(form));
      } catch (problem) {
        refuse(form, banner, problem);
      }
    });
  });
}

/** Runs `work` on click, with its refusal shown in the banner. */
export function onClick(button, banner, work) {
  button.addEventListener('click', () => held(button, async () => {
    warn(banner);
    try {
      await work();
    } catch (problem) {
      warn(banner, sentence(problem));
    }
  }));
}

export function sentence(problem) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
    return `This page failed: ${problem.message}`;
  }
  return problem.retryAfter
    ? `${problem.message} Try again in ${problem.retryAfter} s.`
    : problem.message;
}

async function held(button, work) {
  if (button.disabled) {
    return;
  }
  const focused = document.activeElement === button;
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
    if (focused && document.activeElement === document.body) {
      button.focus();
    }
  }
}

function values(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(filled);
}

function clear(form, banner) {
  warn(banner);
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    byId(`${input.id}-error`).textContent = '';
  }
}

function refuse(form, banner, problem) {
  const rest = (problem.errors ?? []).filter((error) => !mark(form, error));
  const first = form.querySelector('[aria-invalid]');
  if (!first || rest.length > 0) {
    warn(banner, [sentence(problem), ...rest.map((error) => error.message)].join(' '));
  }
  first?.focus();
}

function mark(form, { field, message }) {
  const input = form.elements.namedItem(field);
  if (!input) {
    return false;
  }
  input.setAttribute('aria-invalid', 'true');
  const line = byId(`${input.id}-error`);
  line.textContent = [line.textContent, message].filter(Boolean).join(' ');
  return true;
}

/** A time of day for today, a date and time otherwise. */
export function when(iso) {
  const time = new Date(iso);
  const today = time.toDateString() === new Date().toDateString();
  return today
    ? time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    : time.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
