import { call } from './api.js';
import { byId, onSubmit, say } from './forms.js';

const form = byId('avatar-form');
const status = byId('avatar-status');
let exists = false;

/** Loads the avatar, if there is one, and lets it be made or changed. */
export async function startAvatar() {
  onSubmit(form, byId('avatar-banner'), save);
  const button = byId('avatar-button');
  button.disabled = true;
  try {
    fill(await call('GET', '/avatars/me'));
    say(status, 'You can change it here.');
  } catch (problem) {
    if (problem.code !== 'no_avatar' && problem.status !== 404) {
      throw problem;
    }
    say(status, 'You have none yet.');
  } finally {
    button.disabled = false;
  }
}

async function save(values) {
  const shape = values.age === undefined ? values : { ...values, age: Number(values.age) };
  const made = !exists;
  const avatar = made
    ? await call('POST', '/avatars', shape)
    : await call('PUT', '/avatars/me', shape);
  fill(avatar ?? shape);
  say(status, `${form.elements.name.value} is ${made ? 'ready' : 'changed'}.`, 'good');
}

function fill(avatar) {
  exists = true;
  for (const name of ['name', 'age', 'personality', 'physical_description']) {
    form.elements[name].value = avatar[name] ?? '';
  }
  byId('avatar-button').textContent = 'Save changes';
}
