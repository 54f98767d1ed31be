"""Events that bear numbers, and handlers that keep the numbers which they get."""

import sys
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import requests

EVENT = "ONCRMDEALUPDATE"
SECONDS = 60


def event(number):
    return {"event": EVENT, "data": {"NUMBER": number}, "user_id": 1}


def call(server, method, **parameters):
    parameters["auth"] = server.demo["access_token"]
    reply = requests.post(f"{server.url}/rest/{method}", json=parameters, timeout=SECONDS)
    reply.raise_for_status()
    return reply.json()["result"]


def kill(server):
    """Ends a server as a loss of power does, but for what the system still writes."""
    server.process.kill()
    server.process.wait()
    server.log.close()


class NumberHandler(ThreadingHTTPServer):
    """A handler on this machine that takes every event."""

    daemon_threads = True
    # Whoever connects while Python is busy is not to be turned away.
    request_queue_size = 128

    def __init__(self):
        self.lock = threading.Lock()
        # By number: the names of the deliveries that brought it, one for each attempt.
        self.deliveries = defaultdict(list)
        super().__init__(("127.0.0.1", 0), _Request)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def take(self, path, headers, body):
        """The status of the reply; `None` breaks the connection."""
        return 200

    def keep(self, headers, body):
        number = int(parse_qs(body.decode())["data[NUMBER]"][0])
        with self.lock:
            self.deliveries[number].append(headers["webhook-id"])

    @property
    def arrived(self):
        """The numbers that came, at least once."""
        with self.lock:
            return set(self.deliveries)

    @property
    def attempts(self):
        with self.lock:
            return sum(len(names) for names in self.deliveries.values())

    def check_names(self):
        """Repeats can be told by the name of the delivery: each number has one of its own."""
        names = [set(names) for names in self.deliveries.values()]
        assert all(len(name) == 1 for name in names)
        assert len(set.union(*names)) == len(names)

    def handle_error(self, request, client_address):
        # A server that is killed breaks its connections.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def stop(self):
        self.shutdown()
        self.server_close()


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise the head and the body of a reply wait for each other.
    wbufsize = -1

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            # A server that is killed breaks off in the middle of a body.
            self.close_connection = True
            return
        self.server.keep(self.headers, body)
        status = self.server.take(self.path, self.headers, body)
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass
