// Replies as a chat shows them. Nothing is loaded from other hosts: a picture is its description.
import { drawing } from '../../lib/icons.js';
import { html, nothing, svg } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const SIGNS = {
  IMAGE: svg`<rect x="3" y="4" width="14" height="12" rx="1.5" /><circle cx="7.2" cy="8" r="1.3" /><path d="m3.5 14.5 4-3.8 2.8 2.6 3-3.3 3.4 3.6" />`,
  AUDIO: svg`<path d="M4 8v4h2.5L10 15V5L6.5 8ZM12.5 7.5a3.5 3.5 0 0 1 0 5M14.8 5.5a6.4 6.4 0 0 1 0 9" />`,
  VIDEO: svg`<rect x="3" y="4.5" width="14" height="11" rx="1.5" /><path d="m8.5 7.5 4 2.5-4 2.5Z" />`,
};
const ADDRESS = /(https?:\/\/[^\s)]+)/;

export const messages = (reply) => (reply?.response?.responseMessages ?? []).map(message);

function message({ simpleResponse, basicCard, mediaResponse, containerResponse }) {
  if (basicCard) return card(basicCard);
  if (mediaResponse) return media(mediaResponse);
  if (containerResponse) return container(containerResponse);
  return html`<p class="bubble">${linked(simpleResponse?.responseText)}</p>`;
}

/** Splits a text at its addresses, which become links. */
function linked(text = '') {
  return text
    .split(ADDRESS)
    .map((part, i) => (i % 2 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>` : part));
}

const card = ({ image, title, subtitle, formattedText }) =>
  html`<div class="bubble reply-card">
    ${image ? html`<p class="plate" role="img" aria-label=${image.accessibilityText}>${drawing(SIGNS.IMAGE)} ${image.accessibilityText}</p>` : nothing}
    <p class="title">${title}</p>
    <p class="soft">${subtitle}</p>
    <p>${linked(formattedText)}</p>
  </div>`;

const media = ({ mediaType, mediaObjects }) =>
  mediaObjects.map(
    ({ name, description, contentUrl }) =>
      html`<div class="bubble reply-card">
        <p class="plate">${drawing(SIGNS[mediaType])} ${t(`chat.media.${mediaType}`)}</p>
        <p class="title">${name}</p>
        ${description ? html`<p>${description}</p>` : nothing}
        <p><a href=${contentUrl} target="_blank" rel="noopener noreferrer">${t('chat.media.open')}</a></p>
      </div>`,
  );

const container = ({ responseText, attributes }) =>
  html`<div class="bubble">
    <p>${linked(responseText)}</p>
    ${
      attributes?.length
        ? html`<table class="attributes">
            <caption class="hidden">
              ${t('chat.attributes')}
            </caption>
            ${attributes.map(
              ({ name, value }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${value}</td>
                </tr>`,
            )}
          </table>`
        : nothing
    }
  </div>`;
