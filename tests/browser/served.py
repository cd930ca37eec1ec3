"""The e-paper over HTTP, under a sub-path, every byte counted."""

import functools
import http.server
import pathlib
import threading
import urllib.parse

# Where the served folder stands: not at the root, and with letters that must be encoded.
SUB_PATH = "/some/sub%20path/%E6%8A%A5/"


class Server:
    """A folder under SUB_PATH; everything else is 404. `got` holds (path, status, bytes)."""

    def __init__(self, folder):
        self.got = []
        handler = functools.partial(Handler, self, pathlib.Path(folder).resolve())
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.url = self.origin + SUB_PATH

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".xml": "application/xml",
        ".js": "text/javascript",
        ".md": "text/markdown",
    }

    def __init__(self, owner, folder, *arguments):
        self.owner = owner
        self.sent = 0
        super().__init__(*arguments, directory=str(folder))

    def translate_path(self, path):
        path = urllib.parse.urlsplit(path).path
        under = urllib.parse.unquote(SUB_PATH)
        path = urllib.parse.unquote(path)
        if not path.startswith(under):
            return str(pathlib.Path(self.directory) / "nothing stands here")
        return super().translate_path("/" + urllib.parse.quote(path[len(under) :]))

    def do_GET(self):
        self.sent = 0
        super().do_GET()
        if not self.path.endswith("/favicon.ico"):
            self.owner.got.append((self.path, self.status, self.sent))

    def send_response(self, code, message=None):
        self.status = int(code)
        super().send_response(code, message)

    def copyfile(self, source, out):
        data = source.read()
        self.sent += len(data)
        try:
            out.write(data)
        except (BrokenPipeError, ConnectionResetError):
            # The browser went on to another page.
            self.close_connection = True

    def log_message(self, *arguments):
        pass

    def list_directory(self, path):
        self.send_error(404, "no listing")
