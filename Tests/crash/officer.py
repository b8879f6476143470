"""An officer at a browser, as far as a server can tell: pages, forms and a cookie, out of Python's own library."""

import html.parser
import http.client
import urllib.parse
import uuid


class Gone(Exception):
    """The server was killed before it answered."""


class Page(html.parser.HTMLParser):
    """A page, with its forms filled in as a browser would show them."""

    def __init__(self, status, location, text):
        super().__init__()
        self.status, self.location, self.text = status, location, text
        self.forms = {}
        self._fields = None
        self._typing = None
        self._choosing = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        had = dict(attributes)
        if tag == "form":
            self._fields = self.forms.setdefault(had.get("action", ""), [])
        if self._fields is None or (not had.get("name") and tag != "option"):
            return
        if tag == "input":
            kind = had.get("type", "text")
            if kind != "file" and (kind not in ("radio", "checkbox") or "checked" in had):
                self._fields.append((had["name"], had.get("value", "on")))
        elif tag == "textarea":
            self._typing = [had["name"], ""]
        elif tag == "select":
            self._choosing = had["name"]
        elif tag == "option" and self._choosing and "selected" in had:
            self._fields.append((self._choosing, had.get("value", "")))

    def handle_data(self, data):
        if self._typing:
            self._typing[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._fields = None
        elif tag == "textarea" and self._typing:
            # A line break right after the tag is no part of what was typed (HTML, 13.1.2.5).
            self._fields.append((self._typing[0], self._typing[1].removeprefix("\n")))
            self._typing = None
        elif tag == "select":
            self._choosing = None

    def form(self, action):
        """What a browser would send: the fields as they stand."""
        if action not in self.forms:
            raise AssertionError(f"no form for {action} on a page that answered {self.status}: {self.text[:2000]}")
        return self.forms[action]


class Officer:
    """Somebody signed in, in one connection of their own."""

    def __init__(self, port, cookie=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.cookie = cookie

    def sign_in(self, email, password):
        page = self.get("/sign-in")
        answer = self.send("/sign-in", page.form("/sign-in"), name=email, password=password)
        if answer.status != 303:
            raise AssertionError(f"{email} could not sign in: {answer.status}")
        return self

    def get(self, path):
        return self._ask("GET", path, None, {})

    def send(self, path, fields, files=(), **typed):
        """Posts a form, with what is typed in place of what stood there; `_` in a name stands for a dot or hyphen."""
        fields = merged(fields, typed)
        if not files:
            body = urllib.parse.urlencode(fields).encode()
            return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        boundary = uuid.uuid4().hex
        body = multipart(fields, files, boundary)
        return self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def fill(self, path, files=(), **typed):
        """Opens a page, fills in its form and sends it."""
        return self.send(path, self.get(path).form(path), files, **typed)

    def _ask(self, method, path, body, headers):
        if self.cookie:
            headers["Cookie"] = self.cookie
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise Gone(str(error)) from error
        for cookie in response.headers.get_all("Set-Cookie") or ():
            self.cookie = cookie.split(";")[0]
        return Page(response.status, response.headers.get("Location") or "", text)


def merged(fields, typed):
    names = {}
    for name, value in typed.items():
        names[name.replace("__", ".").replace("_", "-")] = value
    kept = [(name, value) for name, value in fields if name not in names]
    return kept + list(names.items())


def multipart(fields, files, boundary):
    parts = []
    for name, value in fields:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        parts.append(head.encode() + value.encode() + b"\r\n")
    for name, content in files:
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()
