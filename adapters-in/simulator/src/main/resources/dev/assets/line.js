// Keeps looking at one phone on the server, and tells what changed.

import { Problem } from './api.js';

const WAIT_MILLIS = [500, 1000, 2000, 4000];

async function fetched(method, path, body, options = {}) {
  let response;
  try {
    response = await fetch(`/dev/phone/api${path}`, {
      ...options,
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: body && JSON.stringify(body),
    });
  } catch (failure) {
    if (options.signal?.aborted) {
      throw failure;
    }
    throw new Problem(0, { detail: 'Ava cannot be reached. Is it running?' });
  }
  const text = await response.text();
  const json = text ? parsed(text) : undefined;
  if (!response.ok) {
    throw new Problem(response.status, json ?? {});
  }
  return json;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const business = () => fetched('GET', '/business');

export class Line {
  #path;
  #look = { epoch: null, revision: 0, chat_open: false };
  #abort = new AbortController();
  #ended = false;

  constructor(number, { onView, onTrouble }) {
    this.#path = `/phones/${number.slice(1)}`;
    this.#run(onView, onTrouble);
  }

  write(message) {
    return fetched('POST', `${this.#path}/messages`, message);
  }

  react(id, emoji) {
    return fetched('POST', `${this.#path}/reactions`, { message_id: id, emoji });
  }

  online(online) {
    return fetched('PUT', `${this.#path}/online`, { online });
  }

  webhooks() {
    return fetched('GET', `${this.#path}/webhooks`);
  }

  /** Says whether the person has the chat before their eyes. */
  chatOpen(open) {
    if (this.#look.chat_open !== open) {
      this.#look.chat_open = open;
      this.#abort.abort();
    }
  }

  end() {
    this.#ended = true;
    this.#abort.abort();
  }

  async #run(onView, onTrouble) {
    for (let failures = 0; !this.#ended;) {
      this.#abort = new AbortController();
      const { signal } = this.#abort;
      try {
        // Kept alive when the chat is closed, so that closing the page is still told.
        const options = { signal, keepalive: !this.#look.chat_open };
        const view = await fetched('POST', `${this.#path}/look`, this.#look, options);
        failures = 0;
        if (!this.#ended) {
          this.#look = { ...this.#look, epoch: view.epoch, revision: view.revision };
          onView(view);
        }
      } catch (problem) {
        if (!signal.aborted) {
          onTrouble(problem);
          const millis = WAIT_MILLIS[Math.min(failures++, WAIT_MILLIS.length - 1)];
          await new Promise((done) => { setTimeout(done, millis); });
        }
      }
    }
  }
}
