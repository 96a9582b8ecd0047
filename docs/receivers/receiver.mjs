// Receives webhooks: WEBHOOK_SECRET=whsec_… node receiver.mjs 8081
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const MAX_BODY = 1_000_000;
const TOLERANCE_SECONDS = 300;
const REMEMBERED = 10_000;

const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');

// A real receiver stores the ids with its own data, in the same transaction
const handled = new Set();

function isSigned(id, timestamp, signatures, body) {
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) {
    return false;
  }
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return false;
  }
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const expected = Buffer.from(`v1,${digest}`);
  // Several while the secret is replaced
  return signatures
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
}

async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_BODY) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const server = createServer(async (request, response) => {
  const body = await read(request);
  const id = request.headers['webhook-id'];
  if (body === null) {
    response.writeHead(413, { connection: 'close' }).end();
  } else if (!isSigned(id, request.headers['webhook-timestamp'], request.headers['webhook-signature'], body)) {
    response.writeHead(401).end();
  } else {
    // Repeated requests have the same id: an event is handled once, and taken each time
    if (!handled.has(id)) {
      handled.add(id);
      if (handled.size > REMEMBERED) {
        handled.delete(handled.values().next().value);
      }
      console.log('event', id, body.toString());
    }
    response.writeHead(204).end();
  }
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('listening'));
