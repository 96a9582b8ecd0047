"""Receives webhooks: WEBHOOK_SECRET=whsec_… python3 receiver.py 8081."""

import base64
import hashlib
import hmac
import os
import re
import sys
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, HTTPServer

MAX_BODY = 1_000_000
TOLERANCE_SECONDS = 300
REMEMBERED = 10_000

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))

# A real receiver stores the ids with its own data, in the same transaction
handled: OrderedDict[str, bool] = OrderedDict()


def is_signed(message_id: str, timestamp: str, signatures: str, body: bytes) -> bool:
    if not message_id or not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    content = f"{message_id}.{timestamp}.".encode() + body
    digest = hmac.new(KEY, content, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    # Several while the secret is replaced
    return any(
        hmac.compare_digest(signature.encode(), expected)
        for signature in signatures.split(" ")
    )


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_BODY:
            self.answer(413)
            return
        body = self.rfile.read(int(length))
        message_id = self.headers.get("webhook-id", "")
        timestamp = self.headers.get("webhook-timestamp", "")
        signatures = self.headers.get("webhook-signature", "")
        if not is_signed(message_id, timestamp, signatures, body):
            self.answer(401)
            return
        # Repeated requests have the same id: an event is handled once, and taken each time
        if message_id not in handled:
            handled[message_id] = True
            if len(handled) > REMEMBERED:
                handled.popitem(last=False)
            print("event", message_id, body.decode(), flush=True)
        self.answer(204)

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Logs nothing else."""


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening", flush=True)
    server.serve_forever()
