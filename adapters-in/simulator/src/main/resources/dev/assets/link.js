import { call } from './api.js';
import { byId, onClick, onSubmit, say, show, warn, when } from './forms.js';

const POLL_MILLIS = 1500;
const LABELS = { none: 'Get a code', pending: 'Get a new code', linked: 'Link another number' };

const banner = byId('link-banner');
const status = byId('link-status');
const phone = byId('link-phone-input');
let timer;

/** Shows how far the WhatsApp number is, and lets it be set and taken away. */
export async function startLink() {
  onSubmit(byId('link-form'), banner, async (values) => {
    render(await call('PUT', '/preferences/whatsapp', values));
    byId('link-open-phone').focus();
  });
  onClick(byId('unlink-button'), banner, async () => {
    await call('DELETE', '/preferences/whatsapp');
    render({});
    phone.focus();
  });
  await load();
}

async function load() {
  try {
    render(await call('GET', '/preferences'));
  } catch (problem) {
    if (problem.code !== 'no_preferences' && problem.status !== 404) {
      throw problem;
    }
    render({});
  }
}

function render(preferences) {
  const number = preferences.whatsapp_phone;
  const state = preferences.whatsapp_status ?? 'none';
  const expired = new Date(preferences.link_code_expires_at ?? 8.64e15) <= new Date();
  const pending = state === 'pending' && !expired;
  const changed = status.dataset.status !== state;
  status.dataset.status = state;
  say(status, sentences(state, number, expired), state === 'linked' ? 'good' : '');
  if (changed && number) {
    phone.value = number;
  }
  show(byId('unlink-button'), Boolean(number));
  byId('link-button').textContent = LABELS[state];
  byId('link-button').classList.toggle('quiet', pending || state === 'linked');
  show(byId('link-talk'), state === 'linked');
  byId('link-talk').href = `/dev/phone?${new URLSearchParams({ number: number ?? '' })}`;
  show(byId('link-code-box'), pending);
  if (pending) {
    renderCode(number, preferences.link_code, preferences.link_code_expires_at);
  }
  clearTimeout(timer);
  if (pending) {
    timer = setTimeout(poll, POLL_MILLIS);
  }
}

function sentences(state, number, expired) {
  if (state === 'linked') {
    return `${number} is linked.`;
  }
  if (state === 'pending') {
    return expired ? 'The code has expired. Get a new one.' : `Waiting for the code from ${number} …`;
  }
  return 'No number is linked.';
}

function renderCode(number, code, expiry) {
  byId('link-phone').textContent = number;
  byId('link-code').textContent = code;
  byId('link-expiry').textContent = when(expiry);
  byId('link-expiry').dateTime = expiry;
  byId('link-open-phone').href = `/dev/phone?${new URLSearchParams({ number, text: code })}`;
}

async function poll() {
  try {
    await load();
    warn(banner);
  } catch (problem) {
    warn(banner, problem.message);
    timer = setTimeout(poll, POLL_MILLIS * 2);
  }
}
