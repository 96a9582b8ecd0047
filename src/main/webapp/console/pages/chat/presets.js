// Requests to begin with: those of the four documents, and a stranger.
const RAVI = { channel: 'TELEGRAM', uid: '51342', first: 'Ravi', last: 'R', user: 'ravir' };
const VIGNESH = { channel: 'TELEGRAM', uid: '39987', first: 'Vignesh', last: 'M', user: 'vigneshm' };
const MARTIN = { channel: 'WEB', uid: 'martin.john@gmail.com', first: 'Martin', last: 'John', user: '' };

export const PRESETS = {
  order: { ...RAVI, intent: 'order-status', orderId: '748596' },
  raise: {
    ...VIGNESH,
    intent: 'productComplaint',
    orderId: '748596',
    words: 'Product Not working. Need to service.',
    category: 'product-related',
  },
  track: { ...VIGNESH, intent: 'trackComplaint', orderId: '748596', complaintId: '12345' },
  riverty: { ...MARTIN, intent: 'trackComplaint', orderId: '', complaintId: '10001', type: 'card' },
  stranger: {
    channel: 'WHATSAPP',
    uid: '7',
    first: 'Zoë',
    last: '',
    user: '',
    intent: 'order-status',
    orderId: '748596',
  },
};

/** What a user may want: the path that answers, and the fields that it reads. */
export const INTENTS = {
  'order-status': { path: 'getOrderStatus', fields: ['orderId'] },
  productComplaint: { path: 'raiseComplaintsAgainstOrder', fields: ['orderId', 'words', 'category'] },
  trackComplaint: { path: 'getComplaintsTrackingDetails', fields: ['complaintId'] },
  addToComplaint: { path: 'addToComplaint', fields: ['complaintId', 'words'] },
  cancelComplaint: { path: 'cancelComplaint', fields: ['complaintId'] },
};

export const CHANNELS = { TELEGRAM: 'Telegram', WHATSAPP: 'WhatsApp', FACEBOOK: 'Messenger', WEB: 'Web' };
export const TYPES = ['', 'text', 'card', 'media', 'container'];
export const CATEGORIES = ['', 'product-related', 'order-related', 'account-related'];

/** Returns the envelope of the chat platform, in the form of the documents. */
export function envelope(form) {
  const { fields } = INTENTS[form.intent];
  const has = (field) => fields.includes(field) && form[field];
  return {
    conversationRequest: {
      channel: form.channel,
      userInfo: {
        ...(form.first && { first_name: form.first }),
        ...(form.last && { last_name: form.last }),
        uid: form.uid,
        ...(form.user && { username: form.user }),
      },
    },
    queryInfo: {
      interestType: form.intent,
      ...(form.type && { responseType: form.type }),
      parameters: {
        params: {
          entityInfo: {
            ...(has('orderId') && { orderId: form.orderId }),
            ...(has('complaintId') && { complaintId: form.complaintId }),
            ...(has('words') && { problemStatement: form.words }),
            ...(has('category') && { category: form.category }),
          },
        },
      },
    },
    languageCode: form.language,
  };
}
