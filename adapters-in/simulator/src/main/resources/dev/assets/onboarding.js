import { session } from './api.js';
import { startAvatar } from './avatar.js';
import { byId, sentence, show, warn } from './forms.js';
import { startLink } from './link.js';
import { startMessages } from './messages.js';

function fail(problem) {
  if (problem.status === 401) {
    session.clear();
    show(byId('signed-in'), false);
    show(byId('signed-out'), true);
  } else {
    warn(byId('page-banner'), sentence(problem));
  }
}

if (session.get()) {
  show(byId('signed-in'), true);
  for (const start of [startAvatar, startLink, startMessages]) {
    start().catch(fail);
  }
} else {
  show(byId('signed-out'), true);
}
