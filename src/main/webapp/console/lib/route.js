// The address is the view: filter, order and page stand in it, so reload, back and a link to a colleague keep them.

/** @typedef {{path: string[], query: Record<string, string>}} Route */

/** Reads '#/1/disputes/abc?status=1'. @returns {Route} */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decoded), query: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the address of a path and a query; members without a value are left out. */
export function href(path, query = {}) {
  const params = parameters(query);
  return '#/' + path.map(encodeURIComponent).join('/') + (params.size ? `?${params}` : '');
}

export function parameters(query) {
  return new URLSearchParams(Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== ''));
}

export function go(path, query) {
  location.hash = href(path, query);
}
