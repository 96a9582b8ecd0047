// The pages. A new page is a line here, a module beside this one, and its texts (CONTRIBUTING.md).
import { style } from '../lib/page.js';
import { learn } from '../lib/texts.js';

const STAFF = ['merchant', 'viewer'];
const OPERATORS = ['operator'];

/** `nav` is the text of a page in the bar, and `under` the page that is marked there for one without. */
export const PAGES = [
  {
    name: 'disputes',
    path: [':merchant', 'disputes'],
    nav: 'disputes',
    key: 'g d',
    roles: STAFF,
    load: () => load(import('./disputes.js'), 'disputes'),
  },
  {
    name: 'dispute',
    path: [':merchant', 'disputes', ':id'],
    under: 'disputes',
    roles: STAFF,
    load: () => loadWith('dispute', import('./dispute.js'), 'details', 'dispute'),
  },
  {
    name: 'open',
    path: [':merchant', 'open'],
    under: 'disputes',
    roles: ['merchant'],
    load: () => loadWith('open', import('./open.js'), 'details', 'forms'),
  },
  {
    name: 'jobs',
    path: [':merchant', 'jobs'],
    under: 'disputes',
    roles: ['merchant'],
    load: () => loadJobs(import('./jobs.js')),
  },
  {
    name: 'job',
    path: [':merchant', 'jobs', ':id'],
    under: 'disputes',
    roles: ['merchant'],
    load: () => loadJobs(import('./job.js')),
  },
  {
    name: 'customer',
    path: [':merchant', 'customers', ':id'],
    under: 'disputes',
    roles: STAFF,
    load: () => loadWith('customer', import('./customer.js'), 'details', 'dispute', 'forms', 'figures'),
  },
  {
    name: 'figures',
    path: [':merchant', 'figures'],
    nav: 'figures',
    key: 'g f',
    roles: STAFF,
    load: () => loadWith('figures', import('./figures.js'), 'details', 'disputes', 'figures'),
  },
  {
    name: 'chat',
    path: ['chat'],
    nav: 'chat',
    key: 'g c',
    roles: ['chatbot'],
    /** For these also with the token that a demo offers. */
    inDemo: STAFF,
    load: () => loadWith('dispute', loadWith('chat', import('./chat.js'), 'details', 'dispute', 'chat')),
  },
  {
    name: 'settings',
    path: [':merchant', 'settings'],
    nav: 'settings',
    key: 'g s',
    roles: STAFF,
    load: () => loadWith('settings', import('./settings.js'), 'details', 'disputes', 'forms', 'figures'),
  },
  {
    name: 'webhooks',
    path: [':merchant', 'webhooks'],
    nav: 'webhooks',
    key: 'g w',
    roles: ['merchant'],
    load: () => loadWebhooks(import('./webhooks.js')),
  },
  {
    name: 'new-webhook',
    path: [':merchant', 'webhooks', 'new'],
    under: 'webhooks',
    roles: ['merchant'],
    load: () => loadWebhooks(import('./new-webhook.js')),
  },
  {
    name: 'webhook',
    path: [':merchant', 'webhooks', ':id'],
    under: 'webhooks',
    roles: ['merchant'],
    load: () => loadWebhooks(import('./webhook.js')),
  },
  {
    name: 'webhook-data',
    path: [':merchant', 'webhooks', ':id', 'data'],
    under: 'webhooks',
    roles: ['merchant'],
    load: () => loadWebhooks(import('./webhook-data.js')),
  },
  {
    name: 'delivery',
    path: [':merchant', 'webhooks', ':id', 'deliveries', ':id'],
    under: 'webhooks',
    roles: ['merchant'],
    load: () => loadWebhooks(import('./delivery.js')),
  },
  {
    name: 'merchants',
    path: ['merchants'],
    nav: 'merchants',
    key: 'g m',
    roles: OPERATORS,
    load: () => loadOperators(import('./merchants.js')),
  },
  {
    name: 'new-merchant',
    path: ['merchants', 'new'],
    under: 'merchants',
    roles: OPERATORS,
    load: () => loadOperators(import('./new-merchant.js')),
  },
  {
    name: 'merchant',
    path: ['merchants', ':id'],
    under: 'merchants',
    roles: OPERATORS,
    load: () => loadOperators(import('./merchant.js')),
  },
  {
    name: 'limits',
    path: ['merchants', ':id', 'limits'],
    under: 'merchants',
    roles: OPERATORS,
    load: () => loadOperators(import('./limits.js'), 'figures'),
  },
  {
    name: 'credentials',
    path: ['merchants', ':id', 'credentials'],
    under: 'merchants',
    roles: OPERATORS,
    load: () => loadOperators(import('./credentials.js')),
  },
  {
    name: 'audit',
    path: ['audit'],
    nav: 'audit',
    key: 'g a',
    roles: OPERATORS,
    load: () => loadOperators(import('./audit.js')),
  },
];

async function load(module, ...styles) {
  const [loaded] = await Promise.all([module, ...styles.map(style)]);
  return loaded;
}

/** Loads also the texts of a part, and those that all but the first page need. */
async function loadWith(part, module, ...styles) {
  const [loaded] = await Promise.all([load(module, ...styles), learn(part), learn('more')]);
  return loaded;
}

const loadOperators = (module, ...styles) =>
  loadWith('operator', module, 'details', 'disputes', 'forms', ...styles, 'operator');

const loadJobs = (module) =>
  loadWith('dispute', loadWith('bulk', module, 'details', 'disputes', 'dispute', 'figures', 'bulk'));

const loadWebhooks = (module) => loadWith('webhooks', module, 'details', 'disputes', 'dispute', 'forms', 'webhooks');

const MERCHANT = /^\d+$/;

export function pageOf({ path }) {
  const matches = (part, i) => part === path[i] || part === ':id' || (part === ':merchant' && MERCHANT.test(path[i]));
  return PAGES.find((page) => page.path.length === path.length && page.path.every(matches));
}

export const pathOf = (page, merchant) => page.path.map((part) => (part === ':merchant' ? merchant : part));
