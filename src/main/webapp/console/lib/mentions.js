// People of the shop in texts that only the shop reads: @name for who writes and reads, @id for the API.
const boundary = '[\\p{L}\\p{N}@._-]';

const word = (text) => new RegExp(`(?<!${boundary})@${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');

/** The longest first: "Anna" may begin another name. */
const byLength = (key) => (a, b) => b[key].length - a[key].length;

/** Returns how a text mentions a person: by the name, or by the id if another person has the same name. */
export const handle = ({ id, name }, people) => `@${people.some((one) => one.id !== id && one.name === name) ? id : name}`;

/** Returns a text as the API takes it. */
export const withIds = (text, people) =>
  people
    .filter((person) => handle(person, people) === `@${person.name}`)
    .sort(byLength('name'))
    .reduce((so, { id, name }) => so.replace(word(name), () => `@${id}`), text);

/** Returns a text for people, from the mentions of its comment. */
export const withNames = (text, mentions = []) =>
  [...mentions].sort(byLength('id')).reduce((so, { id, name }) => so.replace(word(id), () => `@${name}`), text);
