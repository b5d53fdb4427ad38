// Calls Ava's API with the tokens of this tab.

const KEY = 'ava.session';

export const session = {
  get: () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null'),
  set: (tokens) => sessionStorage.setItem(KEY, JSON.stringify(tokens)),
  clear: () => sessionStorage.removeItem(KEY),
};

/** A refusal: the problem+json that Ava answered, or what came in its place. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? `Ava answered ${status}.`);
    this.status = status;
    this.code = body.code;
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** The answer's body, nothing for an empty one. Throws a Problem for a refusal. */
export async function call(method, path, body) {
  return (await request(method, path, body)).json;
}

/** The same with the answer's status and its link to the next page. */
export async function request(method, path, body) {
  const response = await answer(method, path, body);
  const json = await content(response);
  if (!response.ok) {
    throw new Problem(response.status, json ?? {}, response.headers.get('Retry-After'));
  }
  const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.get('Link') ?? '');
  return { status: response.status, json, next: next?.[1] };
}

/** A file and the name that Ava gives it. Throws a Problem for a refusal. */
export async function download(path) {
  const response = await answer('GET', path);
  if (!response.ok) {
    const json = await content(response);
    throw new Problem(response.status, json ?? {}, response.headers.get('Retry-After'));
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  return { blob: await response.blob(), name: name?.[1] ?? 'download' };
}

/** The answer to a call, made once more if the access token has expired meanwhile. */
async function answer(method, path, body) {
  const token = session.get()?.access_token;
  const response = await send(method, path, body, token);
  const expired = response.status === 401 && token
    && (await content(response.clone()))?.code === 'unauthorized';
  return expired && await renewed(token)
    ? send(method, path, body, session.get().access_token)
    : response;
}

async function send(method, path, body, token) {
  const headers = { Accept: '*/*' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Problem(0, { detail: 'Ava cannot be reached. Is it running?' });
  }
}

async function content(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

let renewal;

/**
 * Whether there are other tokens than the refused one. Trades the refresh token for them, once for
 * all calls that were refused: a second trade would look like theft and end the session.
 */
function renewed(refused) {
  if (session.get()?.access_token !== refused) {
    return session.get() !== null;
  }
  renewal ??= renew().finally(() => { renewal = undefined; });
  return renewal;
}

async function renew() {
  const { refresh_token } = session.get();
  const response = await send('POST', '/auth/refresh', { refresh_token });
  if (response.ok) {
    session.set(await response.json());
  } else if (response.status === 401) {
    session.clear();
  }
  return response.ok;
}
