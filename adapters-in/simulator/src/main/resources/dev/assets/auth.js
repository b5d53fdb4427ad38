import { Problem, call, download, request, session } from './api.js';
import { byId, onClick, onSubmit, say, show, warn, when } from './forms.js';

const status = byId('auth-status');

async function showAccount() {
  if (!session.get()) {
    showForms();
    return;
  }
  try {
    const me = await call('GET', '/auth/me');
    byId('account-email').textContent = me.email;
    byId('account-user-id').textContent = me.user_id;
    byId('account-tier').textContent = me.tier;
    byId('account-created-at').textContent = when(me.created_at);
    show(byId('account'), true);
    show(byId('data'), true);
    show(byId('forms'), false);
  } catch (problem) {
    showForms();
    if (problem instanceof Problem && problem.status === 401) {
      session.clear();
      say(status, 'Your session has ended. Please sign in again.');
    } else {
      say(status, problem.message);
    }
  }
}

function showForms() {
  show(byId('account'), false);
  show(byId('data'), false);
  show(byId('forms'), true);
}

async function enter(answer, welcome) {
  session.set(answer);
  say(status, welcome, 'good');
  await showAccount();
  byId('next-onboarding').focus();
}

onSubmit(byId('signup-form'), byId('signup-banner'), async (values) => {
  session.clear();
  const answer = await request('POST', '/auth/signup', values);
  if (answer.status === 202) {
    say(status, 'Almost there: confirm your e-mail address, then sign in.', 'good');
    byId('signin-email').focus();
  } else {
    await enter(answer.json, 'Welcome. Your account is ready.');
  }
});

onSubmit(byId('signin-form'), byId('signin-banner'), async (values) => {
  session.clear();
  await enter(await call('POST', '/auth/signin', values), 'Welcome back.');
});

onClick(byId('export-button'), byId('export-banner'), async () => {
  const { blob, name } = await download('/account/export');
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(blob),
    download: name,
  });
  link.click();
  URL.revokeObjectURL(link.href);
});

onSubmit(byId('delete-form'), byId('delete-banner'), async (values) => {
  const answer = await request('DELETE', '/account', values);
  leave(answer.status === 202
    ? 'Your account is deleted. The sign-in service is told as soon as it answers.'
    : 'Your account is deleted.');
});

onClick(byId('signout-button'), byId('signin-banner'), async () => {
  try {
    await call('POST', '/auth/signout');
  } finally {
    leave('You are signed out.');
  }
});

function leave(farewell) {
  session.clear();
  showForms();
  warn(byId('signup-banner'));
  document.querySelectorAll('form').forEach((form) => form.reset());
  say(status, farewell);
  byId('signin-email').focus();
}

await showAccount();
