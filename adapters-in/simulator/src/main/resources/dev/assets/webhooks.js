// Lists what became of the webhooks to Ava.

import { byId, show } from './forms.js';

export function showWebhooks(attempts) {
  byId('webhooks-rows').replaceChildren(...attempts.map(row));
  show(byId('webhooks'), attempts.length > 0);
  show(byId('webhooks-empty'), attempts.length === 0);
}

function row(attempt) {
  const made = document.createElement('tr');
  made.dataset.testid = 'webhook';
  made.title = attempt.message_id;
  const answer = cell(attempt.trouble ?? `200, ${attempt.millis} ms`);
  answer.dataset.ok = String(!attempt.trouble);
  made.append(
    cell(new Date(attempt.at).toLocaleTimeString()),
    cell(attempt.what),
    cell(String(attempt.attempt)),
    answer);
  return made;
}

function cell(text) {
  const made = document.createElement('td');
  made.textContent = text;
  return made;
}
