// Replies as a chat shows them. Nothing is loaded from other hosts: a picture is its description.
import { icon } from '../../lib/icons.js';
import { html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const SIGNS = { IMAGE: 'picture', AUDIO: 'sound', VIDEO: 'film' };
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
    ${image ? html`<p class="plate" role="img" aria-label=${image.accessibilityText}>${icon('picture')} ${image.accessibilityText}</p>` : nothing}
    <p class="title">${title}</p>
    <p class="soft">${subtitle}</p>
    <p>${linked(formattedText)}</p>
  </div>`;

const media = ({ mediaType, mediaObjects }) =>
  mediaObjects.map(
    ({ name, description, contentUrl }) =>
      html`<div class="bubble reply-card">
        <p class="plate">${icon(SIGNS[mediaType])} ${t(`chat.media.${mediaType}`)}</p>
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
