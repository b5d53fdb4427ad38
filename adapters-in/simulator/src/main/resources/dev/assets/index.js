import { call, session } from './api.js';
import { byId, show } from './forms.js';

const steps = {
  account: () => call('GET', '/auth/me'),
  avatar: () => call('GET', '/avatars/me'),
  link: async () => (await call('GET', '/preferences')).whatsapp_status === 'linked',
};

async function check(name) {
  try {
    return await steps[name]();
  } catch {
    return undefined;
  }
}

if (session.get()) {
  const me = await check('account');
  if (me) {
    byId('signed-in-email').textContent = me.email;
    for (const name of Object.keys(steps)) {
      const step = document.querySelector(`[data-testid=step-${name}]`);
      const done = Boolean(await check(name));
      step.dataset.done = String(done);
      show(step.querySelector('.done'), done);
    }
  }
}
